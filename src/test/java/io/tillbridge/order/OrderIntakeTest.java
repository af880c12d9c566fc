package io.tillbridge.order;

import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.order.IntakeResult.Outcome;
import io.tillbridge.storage.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderIntakeTest {
    @AutoClose
    private OrderStockShelf shelf;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
        shelf.product(1, 10);
        shelf.product(2, 10);
    }

    @Test
    void aPaidOrderIsAcceptedAndItsGoodsAreKept() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2).line("b", "v2", 3));

        assertThat(taken.outcome()).isEqualTo(Outcome.STORED);
        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.order(taken).shipsOn()).isEqualTo("2026-03-11");
        assertThat(shelf.lines(taken)).extracting(OrderLine::productId).containsExactly(1L, 2L);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThat(shelf.level(2)).isEqualTo("10/3/3");
        assertThat(shelf.happened(taken)).containsExactly("received", "accepted");
    }

    @Test
    void itIsStoredOnceHoweverOftenItIsRead() {
        IntakeResult first = shelf.take(Given.order("7").line("a", "v1", 2).shipment("s", "not_shipped"));
        long version = shelf.order(first).version();

        for (int i = 0; i < 5; i++) {
            IntakeResult again = shelf.take(Given.order("7").line("a", "v1", 2).shipment("s", "not_shipped"));
            assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        }

        assertThat(shelf.count("customer_order")).isEqualTo(1);
        assertThat(shelf.count("reservation")).isEqualTo(1);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThat(shelf.order(first).version()).isEqualTo(version);
        assertThat(shelf.happened(first)).containsExactly("received", "accepted");
    }

    @Test
    void whatWasThoughtNewAndIsNotIsTakenAsWhatItIs() {
        Given order = Given.order("7").line("a", "v1", 2);
        IntakeResult first = takeNew(order);
        IntakeResult same = takeNew(order);
        IntakeResult more = takeNew(Given.order("7").changedAfter(60).line("a", "v1", 3));
        IntakeResult older = takeNew(order);
        IntakeResult over = takeNew(
                Given.order("7").changedAfter(120).status("cancelled", "paid").line("a", "v1", 3));
        IntakeResult ignored =
                takeNew(Given.order("8").status("cancelled", "paid").line("a", "v1", 3));

        assertThat(List.of(first, same, more, older, over, ignored))
                .extracting(IntakeResult::outcome)
                .containsExactly(
                        Outcome.STORED,
                        Outcome.UNCHANGED,
                        Outcome.CHANGED,
                        Outcome.OLDER,
                        Outcome.CHANGED,
                        Outcome.IGNORED);
        assertThat(shelf.count("customer_order")).isEqualTo(1);
        assertThat(shelf.order(first).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    @Test
    void ofManyWhoThinkItNewAtOnceOneStoresIt() throws Exception {
        List<Callable<IntakeResult>> takers = Collections.nCopies(
                6, () -> takeNew(Given.order("7").line("a", "v1", 2).line("b", "v2", 3)));
        ExecutorService pool = Executors.newFixedThreadPool(takers.size());
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<IntakeResult> taken : pool.invokeAll(takers)) {
                outcomes.add(taken.get().outcome());
            }
            assertThat(outcomes).containsOnly(Outcome.STORED, Outcome.UNCHANGED);
            assertThat(outcomes).containsOnlyOnce(Outcome.STORED);
        } finally {
            pool.shutdownNow();
        }
        assertThat(shelf.count("customer_order")).isEqualTo(1);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
    }

    private IntakeResult takeNew(Given order) {
        return shelf.intake.takeNew(order.of(shelf.shop).build(), shelf.rules, shelf.instant());
    }

    @Test
    void theSameNumberInTwoShopsIsTwoOrders() {
        long other = OrderStockShelf.connection(shelf.database, shelf.instant());
        shelf.listing(other, "v1", 1L);
        shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult taken =
                shelf.intake.take(Given.order("7").of(other).line("a", "v1", 2).build(), shelf.rules);

        assertThat(taken.outcome()).isEqualTo(Outcome.STORED);
        assertThat(shelf.level(1)).isEqualTo("10/4/4");
    }

    @Test
    void anOlderReadChangesNothing() {
        IntakeResult first = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 2));

        IntakeResult older = shelf.take(
                Given.order("7").changedAfter(59).status("cancelled", "paid").line("a", "v1", 9));

        assertThat(older.outcome()).isEqualTo(Outcome.OLDER);
        assertThat(older.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThat(shelf.happened(first)).containsExactly("received", "accepted");
    }

    @Test
    void aNewerReadWithoutADifferenceLeavesTheVersion() {
        IntakeResult first = shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult newer = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 2));

        assertThat(newer.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(shelf.order(first).version()).isEqualTo(1);
        assertThat(shelf.orders.known(shelf.shop, List.of("7", "8")))
                .isEqualTo(Map.of("7", new Orders.StoredVersion(Given.ORDERED.plusSeconds(60), true)));
    }

    @Test
    void whatWasAskedForTooSoonAfterItsChangeIsNotSettledBeforeItWasReadOnceMore() {
        IncomingOrder order = Given.order("7").of(shelf.shop).line("a", "v1", 2).build();

        shelf.intake.take(order, shelf.rules, Given.ORDERED.plusSeconds(1));
        boolean early = known("7").mayDiffer(Given.ORDERED);
        IntakeResult late = shelf.intake.take(order, shelf.rules, Given.ORDERED.plusSeconds(90));

        assertThat(early).isTrue();
        assertThat(late.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(known("7").mayDiffer(Given.ORDERED)).isFalse();
        assertThat(known("7").mayDiffer(Given.ORDERED.plusSeconds(1))).isTrue();
    }

    @Test
    void aChangeThatWasReadTooSoonIsReadOnceMore() {
        shelf.take(Given.order("7").line("a", "v1", 2));
        IncomingOrder changed = Given.order("7")
                .of(shelf.shop)
                .changedAfter(9)
                .line("a", "v1", 3)
                .build();

        shelf.intake.take(changed, shelf.rules, Given.ORDERED.plusSeconds(10));

        assertThat(known("7").mayDiffer(Given.ORDERED.plusSeconds(9))).isTrue();
    }

    @Test
    void aPlanDecidesEverythingAndKeepsNothing() {
        IntakeResult known = shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult stored = plan(Given.order("8").line("a", "v1", 3));
        IntakeResult held = plan(Given.order("9").line("a", "v1", 11));
        IntakeResult changed = plan(Given.order("7").changedAfter(60).line("a", "v1", 5));

        assertThat(stored.outcome() + " " + stored.state()).isEqualTo("STORED ACCEPTED");
        assertThat(held.outcome() + " " + held.state()).isEqualTo("STORED ON_HOLD");
        assertThat(held.reason()).contains("11");
        assertThat(changed.outcome() + " " + changed.state()).isEqualTo("CHANGED ACCEPTED");
        assertThat(shelf.orders.known(shelf.shop, List.of("7", "8", "9"))).containsOnlyKeys("7");
        assertThat(shelf.order(known).version()).isEqualTo(1);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThat(shelf.count("order_history")).isEqualTo(2);
    }

    private Orders.StoredVersion known(String remoteId) {
        return shelf.orders.known(shelf.shop, List.of(remoteId)).get(remoteId);
    }

    private IntakeResult plan(Given order) {
        return shelf.intake.plan(order.of(shelf.shop).build(), shelf.rules);
    }

    @Test
    void aChangeWithinTheSameSecondIsNotLost() {
        shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult again = shelf.take(Given.order("7").line("a", "v1", 3));

        assertThat(again.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(shelf.level(1)).isEqualTo("10/3/3");
    }

    @Test
    void aChangedOrderChangesItsReservations() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2).line("b", "v2", 3));

        shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 5).line("b", "v2", 3, 2));

        assertThat(shelf.level(1)).isEqualTo("10/5/5");
        assertThat(shelf.level(2)).isEqualTo("10/1/1");
        assertThat(shelf.orders.history(taken.orderId(), null, 10))
                .extracting(OrderDetails.Event::detail)
                .contains("Line a \"Mug a\": ordered 2 → 5.", "Line b \"Mug b\": refunded 0 → 2.");
    }

    @Test
    void linesComeAndGo() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2));

        shelf.take(Given.order("7").changedAfter(60).line("b", "v2", 4));

        assertThat(shelf.level(1)).isEqualTo("10/0/0");
        assertThat(shelf.level(2)).isEqualTo("10/4/4");
        assertThat(shelf.lines(taken)).extracting(OrderLine::left).containsExactly(0L, 4L);
        assertThat(shelf.orders.history(taken.orderId(), null, 10))
                .extracting(OrderDetails.Event::detail)
                .contains("Line a \"Mug a\" is no longer in the order.", "Line b \"Mug b\" is new: ordered 4.");
    }

    @Test
    void aCancelledOrderLetsItsGoodsGoOnce() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult cancelled = shelf.take(cancelled().line("a", "v1", 2));
        IntakeResult again = shelf.take(cancelled().line("a", "v1", 2));

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(again.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
        assertThat(shelf.happened(taken)).containsExactly("received", "accepted", "changed", "cancelled");
    }

    @Test
    void anOrderTheShopTookBackFromCancelledIsAcceptedAnew() {
        shelf.take(Given.order("7").line("a", "v1", 2));
        shelf.take(cancelled().line("a", "v1", 2));

        IntakeResult back = shelf.take(Given.order("7").changedAfter(120).line("a", "v1", 2));

        assertThat(back.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThat(shelf.count("reservation")).isEqualTo(1);
    }

    @Test
    void aWhollyRefundedOrderIsCancelled() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult refunded = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 2, 2));

        assertThat(refunded.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
        assertThat(shelf.orders.history(taken.orderId(), null, 10))
                .extracting(OrderDetails.Event::detail)
                .contains("Everything is refunded or taken out of the order: nothing is left to be sent.");
    }

    @Test
    void whatIsNoneOfOurBusinessIsNotStored() {
        assertThat(shelf.take(Given.order("1").unpaid().line("a", "v1", 1)).outcome())
                .isEqualTo(Outcome.IGNORED);
        assertThat(shelf.take(cancelled().line("a", "v1", 1)).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(shelf.take(Given.order("3")
                                .status("completed_shipped", "paid")
                                .line("a", "v1", 1))
                        .outcome())
                .isEqualTo(Outcome.IGNORED);

        assertThat(shelf.count("customer_order")).isZero();
        assertThat(shelf.count("reservation")).isZero();
    }

    @Test
    void anOrderWithoutLinesIsNotReady() {
        assertThat(shelf.take(Given.order("1")).outcome()).isEqualTo(Outcome.NOT_READY);
        assertThat(shelf.count("customer_order")).isZero();

        shelf.take(Given.order("2").line("a", "v1", 2));
        IntakeResult empty = shelf.take(Given.order("2").changedAfter(60));

        assertThat(empty.outcome()).isEqualTo(Outcome.NOT_READY);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
    }

    @Test
    void anOrderTheShopHoldsKeepsItsGoodsUntilItGoesOn() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult held = shelf.take(
                Given.order("7").changedAfter(60).status("on_hold", "paid").line("a", "v1", 2));
        shelf.orders.freeHeld(shelf.shop, shelf.rules);

        assertThat(held.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(held.reason()).contains("found status on_hold and payment paid");
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThatThrownBy(() -> shelf.orders.release(taken.orderId(), "Ann"))
                .is(refused("order-state"))
                .hasMessage(
                        "Order " + taken.orderId() + " is held by the shop (status on_hold, payment paid): let it go"
                                + " there, and the next poll brings it.");
        assertThat(shelf.take(Given.order("7").changedAfter(120).line("a", "v1", 2))
                        .state())
                .isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void anOrderThatIsNotPaidAnyMoreKeepsNoGoods() {
        shelf.take(Given.order("7").line("a", "v1", 2));

        IntakeResult held =
                shelf.take(Given.order("7").changedAfter(60).unpaid().line("a", "v1", 2));

        assertThat(held.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    @Test
    void aLineOfPriceZeroIsALineLikeAnyOther() {
        IntakeResult taken = shelf.take(Given.order("7")
                .line(ShortOrders.line(
                        "a",
                        "v1",
                        "Free sample",
                        "",
                        "",
                        "",
                        1,
                        0,
                        java.math.BigDecimal.ZERO,
                        java.math.BigDecimal.ZERO)));

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("10/1/1");
    }

    @Test
    void aLineOfQuantityZeroNeedsNoProduct() {
        IntakeResult taken =
                shelf.take(Given.order("7").line("a", "unheard-of", 0).line("b", "v1", 1));

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.lines(taken)).extracting(OrderLine::productId).containsExactly(null, 1L);
        assertThat(shelf.count("reservation")).isEqualTo(1);
    }

    @Test
    void tenMillionPiecesAreKeptToThePiece() {
        shelf.put(1, 10_000_000);

        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 10_000_000));

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("10000000/10000000/10000000");
    }

    @Test
    void aLineWithoutVariantIsMatchedByItsCodes() {
        IncomingLine byCode = ShortOrders.line("a", null, "Mug", "", "SKU-2", "", 2, 0, null, null);

        IntakeResult taken = shelf.take(Given.order("7").line(byCode));

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(2)).isEqualTo("10/2/2");
    }

    @Test
    void anOrderWithManyLinesIsOneOrder() {
        Given order = Given.order("7");
        for (int i = 0; i < 2_500; i++) {
            order.line("l" + i, i % 2 == 0 ? "v1" : "v2", 1);
        }
        shelf.put(1, 5_000);
        shelf.put(2, 5_000);

        IntakeResult taken = shelf.take(order);

        assertThat(taken.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.count("order_line")).isEqualTo(2_500);
        assertThat(shelf.level(1)).isEqualTo("5000/1250/1250");
    }

    @Test
    void itLeavesTheNextWorkingDayAfterTheCutOff() {
        IncomingOrder late = at("2026-03-13T11:00:00Z");

        IntakeResult taken = shelf.intake.take(late, shelf.rules);

        assertThat(shelf.order(taken).shipsOn()).isEqualTo("2026-03-16");
    }

    @Test
    void whatFailsHalfWayLeavesNothingBehind() {
        TestDatabase.asOwner(
                shelf.database,
                "CREATE TRIGGER no_history BEFORE INSERT ON order_history"
                        + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'killed here'");

        assertThatThrownBy(() -> shelf.take(Given.order("7").line("a", "v1", 2)))
                .hasStackTraceContaining("killed here");

        assertThat(shelf.count("customer_order")).isZero();
        assertThat(shelf.count("order_line")).isZero();
        assertThat(shelf.count("reservation")).isZero();
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    private Given cancelled() {
        return Given.order("7").changedAfter(60).status("cancelled", "paid");
    }

    private IncomingOrder at(String ordered) {
        IncomingOrder order = Given.order("7").of(shelf.shop).line("a", "v1", 1).build();
        Instant instant = Instant.parse(ordered);
        return ShortOrders.order(
                order.connectionId(),
                order.remoteId(),
                order.number(),
                instant,
                instant,
                order.status(),
                order.paymentStatus(),
                order.shipmentStatus(),
                false,
                false,
                order.total(),
                order.person(),
                null,
                order.lines(),
                order.shipments());
    }
}
