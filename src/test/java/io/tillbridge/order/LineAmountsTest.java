package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/decisions/0018-refunds-and-returns.md, and every combination of small numbers against the books. */
class LineAmountsTest {
    private static final int MOST = 3;

    @ParameterizedTest
    @CsvSource({
        // ordered, refunded, returned, shipped: cancelled, to be sent, left outside, given back
        "5, 0, 0, 0, 0, 5, 0, false",
        "5, 2, 0, 0, 2, 3, 0, false",
        "5, 1, 2, 0, 0, 3, 2, false",
        "5, 2, 2, 3, 0, 2, 0, false",
        "5, 2, 0, 3, 2, 0, 0, false",
        "5, 4, 2, 3, 2, 0, 0, false",
        "5, 1, 0, 5, 0, 0, 0, false",
        "5, 5, 5, 5, 0, 0, 0, true",
        "5, 5, 0, 0, 5, 0, 0, true",
        "2, 0, 3, 0, 0, 0, 2, true",
    })
    void theTableIsAsItIsWritten(
            long ordered,
            long refunded,
            long returned,
            long shipped,
            long cancelled,
            long left,
            long outside,
            boolean back) {
        LineAmounts amounts = new LineAmounts(ordered, 0, 0, 0, 0, shipped).showing(ordered, refunded, returned);

        assertThat(amounts.cancelled()).isEqualTo(cancelled);
        assertThat(amounts.left()).isEqualTo(left);
        assertThat(amounts.leftOutside()).isEqualTo(outside);
        assertThat(amounts.isGivenBack()).isEqualTo(back);
    }

    @ParameterizedTest
    @CsvSource({
        // what was shown before, of 5 ordered and 3 sent: refunded, returned, then refunded, returned: left before,
        // after
        "0, 0, 2, 2, 2, 2",
        "0, 2, 2, 2, 2, 2",
        "2, 0, 2, 2, 0, 0",
        "2, 0, 4, 2, 0, 0",
        "2, 0, 0, 0, 0, 2",
        "2, 0, 1, 0, 0, 1",
    })
    void aReturnAloneNeverMakesAPieceOwedAgain(
            long refunded, long returned, long thenRefunded, long thenReturned, long left, long thenLeft) {
        LineAmounts before = new LineAmounts(5, 0, 0, 0, 0, 3).showing(5, refunded, returned);

        LineAmounts after = before.showing(5, thenRefunded, thenReturned);

        assertThat(before.left()).isEqualTo(left);
        assertThat(after.left()).isEqualTo(thenLeft);
    }

    @Test
    void aReturnBookedInTheHubIsWhatTheNextRefundIsFor() {
        LineAmounts booked = new LineAmounts(5, 0, 0, 2, 0, 3).showing(5, 2, 0);

        assertThat(booked.cancelled()).isZero();
        assertThat(booked.left()).isEqualTo(2);
    }

    /** Reservation and stock after every order of small numbers, cancelled or not, as the database has them. */
    @Test
    void everyCombinationLeavesTheReservationAndTheStockOfTheTable() {
        List<String> faults = new ArrayList<>();
        try (OrderStockShelf shelf = new OrderStockShelf()) {
            long product = 0;
            for (int ordered = 1; ordered <= MOST; ordered++) {
                for (int shipped = 0; shipped <= ordered; shipped++) {
                    for (int refunded = 0; refunded <= ordered; refunded++) {
                        for (int returned = 0; returned <= ordered; returned++) {
                            for (boolean cancelled : new boolean[] {false, true}) {
                                Combination one = new Combination(ordered, shipped, refunded, returned, cancelled);
                                one.check(shelf, ++product, faults);
                            }
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private record Combination(int ordered, int shipped, int refunded, int returned, boolean cancelled) {
        private static final int STOCK = 10;

        void check(OrderStockShelf shelf, long product, List<String> faults) {
            shelf.product(product, STOCK);
            String id = Long.toString(product);
            IntakeResult taken = shelf.take(Given.order(id).line("a", "v" + product, ordered));
            if (shipped > 0) {
                long line = shelf.lines(taken).get(0).id();
                shelf.shipments.ship(
                        taken.orderId(), new ShipmentRequest(List.of(new Shipment.Line(line, shipped)), "", null, false));
            }
            Given now = Given.order(id)
                    .changedAfter(60)
                    .line(new IncomingLine(
                            "a", "v" + product, "Mug a", "", "CODE-a", "", ordered, refunded, returned, null, null));
            shelf.take(cancelled ? now.status("cancelled", "paid") : now);

            int left = Math.max(shipped, returned);
            int unsentRefund = Math.max(0, refunded - returned);
            int reserved = cancelled ? 0 : Math.max(0, ordered - left - unsentRefund);
            expect(shelf, product, (STOCK - left) + "/" + reserved + "/" + reserved, faults);
            long stored = shelf.database.jdbi().withHandle(handle -> handle.createQuery(
                            "SELECT left_to_send FROM order_line WHERE order_id = ?")
                    .bind(0, taken.orderId())
                    .mapTo(Long.class)
                    .one());
            long told = shelf.lines(taken).get(0).left();
            if (stored != told) {
                faults.add(this + ": left " + told + ", the column says " + stored);
            }
            if (left > 0) {
                shelf.shipments.takeBack(taken.orderId(), new ReturnRequest(null, null, true, null), "test");
                expect(shelf, product, STOCK + "/" + reserved + "/" + reserved, faults);
            }
        }

        private void expect(OrderStockShelf shelf, long product, String level, List<String> faults) {
            String found = shelf.level(product);
            if (!found.equals(level)) {
                faults.add(this + ": expected on hand/reserved/covered " + level + ", found " + found);
            }
        }
    }
}
