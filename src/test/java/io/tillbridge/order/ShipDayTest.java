package io.tillbridge.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The day an order leaves never lies in the past and is reckoned again whenever it becomes ready. It is Wednesday. */
class ShipDayTest {
    @AutoClose
    private final OrderStockShelf shelf = new OrderStockShelf();

    @BeforeEach
    void open() {
        shelf.product(1, 10);
        shelf.product(2, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // hours between the order at 09:00 and the first look, hours until the payment, leaves
        "0,   0,  2026-03-11",
        "5,   0,  2026-03-11",
        "5,   4,  2026-03-12",
        "24,  0,  2026-03-12",
        "28,  0,  2026-03-13",
        "100, 0,  2026-03-16",
        "72,  71, 2026-03-16",
    })
    void anOrderTakenInLateOrPaidLateLeavesAfterThat(long lateHours, long paidHours, LocalDate leaves) {
        shelf.later(Duration.ofHours(lateHours));

        IntakeResult taken =
                shelf.take(Given.order("7").changedAfter(paidHours * 3_600).line("a", "v1", 1));

        assertThat(shelf.order(taken).shipsOn()).isEqualTo(leaves);
    }

    @Test
    void whatIsPaidReleasedOrFreedLaterLeavesAfterThat() {
        IntakeResult paid =
                shelf.take(Given.order("1").unpaid().line("a", "v1", 1), Given.reservingUnpaid(shelf.warehouse));
        IntakeResult released = shelf.take(Given.order("2").line("a", "v2", 1));
        IntakeResult freed = shelf.take(Given.order("3").line("a", "v2", 1));
        IntakeResult heldByTheShop = shelf.take(Given.order("4").line("a", "v1", 1));
        shelf.take(Given.order("4").changedAfter(30).status("on_hold", "paid").line("a", "v1", 1));
        shelf.later(Duration.ofHours(50));

        shelf.take(Given.order("1").changedAfter(50 * 3_600).line("a", "v1", 1));
        shelf.orders.passDays(shelf.shop, shelf.rules);
        shelf.orders.release(released.orderId(), "test");
        shelf.put(2, 2);
        shelf.orders.freeHeld(shelf.shop, shelf.rules);
        shelf.take(Given.order("4").changedAfter(60).line("a", "v1", 1));

        for (IntakeResult one : new IntakeResult[] {paid, released, freed, heldByTheShop}) {
            assertThat(shelf.order(one).state()).isEqualTo(OrderState.ACCEPTED);
            assertThat(shelf.order(one).shipsOn()).isEqualTo(LocalDate.parse("2026-03-13"));
        }
    }

    @Test
    void anOrderThatDidNotLeaveOnItsDayLeavesOnTheNext() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 1));
        long version = shelf.order(taken).version();
        assertThat(shelf.orders.passDays(shelf.shop, shelf.rules)).isZero();
        shelf.later(Duration.ofDays(4));

        Instant now = shelf.instant();
        assertThat(shelf.orders.connectionsOverdueBefore(now)).containsExactly(shelf.shop);
        assertThat(shelf.orders.passDays(shelf.shop, shelf.rules)).isEqualTo(1);
        assertThat(shelf.orders.passDays(shelf.shop, shelf.rules)).isZero();

        assertThat(shelf.order(taken).shipsOn()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(shelf.order(taken).version()).isGreaterThan(version);
        assertThat(shelf.happened(taken)).endsWith("overdue");
    }
}
