package io.tillbridge.order;

import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.order.IntakeResult.Outcome;
import io.tillbridge.stock.Warehouses;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderHoldTest {
    @AutoClose
    private OrderStockShelf shelf;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
        shelf.product(1, 10);
    }

    @Test
    void anUnmatchedLineHoldsTheOrderAndSaysWhichAndWhatToDo() {
        IncomingLine stranger = ShortOrders.line("b", "v9", "Vase", "8700000000019", "VAS-1", "", 1, 0, null, null);

        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2).line(stranger));

        assertThat(taken.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(taken.reason())
                .isEqualTo("Line b \"Vase\" (EAN 8700000000019, article code VAS-1, SKU (none)) matches no product."
                        + " Variant v9 is not known yet: the next product sync reads it.");
        assertThat(shelf.order(taken).holdCause()).isEqualTo(HoldCause.LINES);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
    }

    @Test
    void aLineWithoutVariantWhoseCodesMatchNothingHoldsTheOrder() {
        IncomingLine stranger = ShortOrders.line("b", null, "Vase", "", "VAS-1", "", 1, 0, null, null);

        IntakeResult taken = shelf.take(Given.order("7").line(stranger));

        assertThat(taken.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(taken.reason()).startsWith("Line b \"Vase\" (EAN (none), article code VAS-1, SKU (none))");
    }

    @Test
    void aMatchFreesItAndItsGoodsAreKept() {
        shelf.listing(shelf.shop, "v9", null);
        IntakeResult taken = shelf.take(Given.order("7").line("b", "v9", 2));
        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isZero();

        shelf.listing(shelf.shop, "v9", 1L);
        int freed = shelf.orders.freeHeld(shelf.shop, shelf.rules);

        assertThat(freed).isEqualTo(1);
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.order(taken).holdReason()).isNull();
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
        assertThat(shelf.happened(taken)).containsExactly("received", "on-hold", "matched", "accepted");
        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isZero();
    }

    @Test
    void anotherReadFreesItAsWell() {
        shelf.take(Given.order("7").line("b", "v9", 2));
        shelf.listing(shelf.shop, "v9", 1L);

        IntakeResult again = shelf.take(Given.order("7").line("b", "v9", 2));

        assertThat(again.outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(again.state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void missingGoodsHoldTheOrderUntilTheyCome() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 12));
        assertThat(taken.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(taken.reason())
                .isEqualTo("Line a \"Mug a\": 12 of product 1 are to be sent, goods are there for 10. It goes on by"
                        + " itself when goods come; or release the order, or cancel it.");
        assertThat(shelf.level(1)).isEqualTo("10/12/10");

        shelf.put(1, 11);
        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isZero();
        shelf.put(1, 12);
        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isEqualTo(1);

        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("12/12/12");
    }

    @Test
    void theOldestOrderIsFreedFirst() {
        IntakeResult first = shelf.take(Given.order("7").line("a", "v1", 11));
        IntakeResult second = shelf.take(Given.order("8").line("a", "v1", 2));
        assertThat(second.state()).isEqualTo(OrderState.ON_HOLD);

        shelf.put(1, 11);
        shelf.orders.freeHeld(shelf.shop, shelf.rules);

        assertThat(shelf.order(first).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.order(second).state()).isEqualTo(OrderState.ON_HOLD);
    }

    @Test
    void aCancelledOrderGivesItsGoodsToTheOneThatWaits() {
        shelf.take(Given.order("7").line("a", "v1", 10));
        IntakeResult waiting = shelf.take(Given.order("8").line("a", "v1", 3));

        shelf.take(Given.order("7").changedAfter(60).status("cancelled", "paid").line("a", "v1", 10));
        int freed = shelf.orders.freeHeld(shelf.shop, shelf.rules);

        assertThat(freed).isEqualTo(1);
        assertThat(shelf.order(waiting).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("10/3/3");
    }

    @Test
    void anOrderFreedLaterLeavesLater() {
        IntakeResult taken = shelf.take(Given.order("7").line("b", "v9", 2));
        shelf.listing(shelf.shop, "v9", 1L);

        shelf.later(Duration.ofDays(2));
        shelf.orders.freeHeld(shelf.shop, shelf.rules);

        assertThat(shelf.order(taken).shipsOn()).isEqualTo("2026-03-13");
    }

    @Test
    void aPersonMayReleaseItOnceAlthoughSomethingIsMissing() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 12));

        Order released = shelf.orders.release(taken.orderId(), "Ann");
        IntakeResult again = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 12));

        assertThat(released.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(released.releasedByHand()).isTrue();
        assertThat(again.state()).isEqualTo(OrderState.ACCEPTED);
        assertThatThrownBy(() -> shelf.orders.release(taken.orderId(), "Ann"))
                .is(refused("order-state"))
                .hasMessage("Order " + taken.orderId()
                        + ": expected the state on-hold, found accepted. There is nothing to release.");
    }

    @Test
    void whatIsAddedAfterTheReleaseHoldsItAgain() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 12));
        shelf.orders.release(taken.orderId(), "Ann");

        IntakeResult grown = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 13));

        assertThat(grown.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(shelf.order(taken).releasedByHand()).isFalse();
    }

    @Test
    void anOrderCancelledByHandStaysCancelledWhateverTheShopSays() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2));

        Order cancelled = shelf.orders.cancel(taken.orderId(), "Ann");
        IntakeResult again = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 3));

        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(again.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
        assertThatThrownBy(() -> shelf.orders.cancel(taken.orderId(), "Ann"))
                .is(refused("order-state"))
                .hasMessage("Order " + taken.orderId() + " is cancelled: nothing is left to cancel.");
        assertThatThrownBy(() -> shelf.orders.cancel(999, "Ann")).hasMessage("There is no order 999.");
    }

    @Test
    void aConnectionWithoutWarehouseHoldsItsOrders() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2), Given.rules());

        assertThat(taken.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(taken.reason()).isEqualTo("The connection has no warehouse to take goods from. Give it one.");
        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isEqualTo(1);
        assertThat(shelf.level(1)).isEqualTo("10/2/2");
    }

    @Test
    void goodsAtAnotherWarehouseFreeItAsWell() {
        long south = new Warehouses(shelf.database, shelf).create("South").id();
        OrderRules both = Given.rules(shelf.warehouse, south);
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 12), both);
        assertThat(shelf.orders.freeHeld(shelf.shop, both)).isZero();

        shelf.stock.set(south, 1, 2, "south");

        assertThat(shelf.orders.freeHeld(shelf.shop, both)).isEqualTo(1);
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void aProductWithItsCodesFreesALineWithoutVariant() {
        IncomingLine vase = ShortOrders.line("b", null, "Vase", "", "VAS-1", "", 1, 0, null, null);
        IntakeResult taken = shelf.take(Given.order("7").line(vase));
        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isZero();

        shelf.productWithoutListing(2, "VAS-1");
        shelf.put(2, 1);

        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isEqualTo(1);
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void theSecondOfTwoUnknownLinesStillHoldsItWhenTheFirstIsKnown() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v8", 1).line("b", "v9", 1));
        shelf.listing(shelf.shop, "v8", 1L);

        assertThat(shelf.orders.freeHeld(shelf.shop, shelf.rules)).isZero();

        assertThat(shelf.order(taken).holdReason()).startsWith("Line b").doesNotContain("Line a");
        assertThat(shelf.level(1)).isEqualTo("10/1/1");
    }

    @Test
    void afterAProductSyncItSaysWhatItWaitsForNow() {
        IntakeResult taken = shelf.take(Given.order("7").line("b", "v9", 2));
        assertThat(taken.reason()).endsWith("Variant v9 is not known yet: the next product sync reads it.");

        shelf.listing(shelf.shop, "v9", null);
        int freed = shelf.orders.resettleHeld(shelf.shop, shelf.rules);

        assertThat(freed).isZero();
        assertThat(shelf.order(taken).holdReason()).contains("is unmatched", "Match it by hand");
    }

    @Test
    void ordersAreReadNewestFirstAndByWhatIsAsked() {
        IntakeResult accepted = shelf.take(Given.order("7").line("a", "v1", 2));
        IntakeResult held = shelf.take(Given.order("8").line("a", "v9", 2));

        assertThat(ids(OrderFilter.any(), null)).containsExactly(held.orderId(), accepted.orderId());
        assertThat(ids(OrderFilter.any(), held.orderId())).containsExactly(accepted.orderId());
        assertThat(ids(new OrderFilter(shelf.shop, OrderState.ON_HOLD, null), null))
                .containsExactly(held.orderId());
        assertThat(ids(new OrderFilter(null, null, "ORD7"), null)).containsExactly(accepted.orderId());
        assertThat(ids(new OrderFilter(999L, null, null), null)).isEmpty();
    }

    private List<Long> ids(OrderFilter filter, Long after) {
        return shelf.orders.list(filter, after, 10).stream().map(Order::id).toList();
    }
}
