package io.tillbridge.order;

import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.fault.CallerFault;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipmentsTest {
    private static final ShipmentRequest WHOLE = ShipmentRequest.whole("3SEXAMPLE1", true);

    @AutoClose
    private OrderStockShelf shelf;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
        shelf.product(1, 10);
        shelf.product(2, 10);
    }

    @Test
    void aWholeShipmentTakesTheStockAndShipsTheOrder() {
        IntakeResult taken = shelf.take(order());

        Shipment shipment = shelf.shipments.ship(taken.orderId(), WHOLE);

        assertThat(shipment.lines()).extracting(Shipment.Line::quantity).containsExactly(2L, 3L);
        assertThat(shipment.state()).isEqualTo("stored");
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.level(1)).isEqualTo("8/0/0");
        assertThat(shelf.level(2)).isEqualTo("7/0/0");
        assertThat(shelf.happened(taken)).containsExactly("received", "accepted", "shipment", "shipped");
    }

    /** What a shop answers stops no shipment; a code is as long as its column at most, or the caller is told so. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "€", "😀", "\u0000x", "x\uD800", "\uDC00x", "\u0007\u009Fx"})
    void everyTextOfAShipmentIsStoredCutAndMarked(String piece) {
        String longest = piece.repeat(70_000);
        String code = longest.substring(0, 255);
        IntakeResult taken = shelf.take(order());

        Shipment shipment = shelf.shipments.ship(taken.orderId(), new ShipmentRequest(null, code, code, false));
        shelf.shipments.missed(shipment.id(), longest);
        String missed = detail();
        shelf.shipments.refused(shipment.id(), longest);

        assertThat(List.of(missed, detail()))
                .allSatisfy(text -> assertThat(text).endsWith("…"));
        assertThat(List.of(text("tracking_code"), text("carrier"), missed, detail()))
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("\u0000", "\u0007", "\u009F"));
    }

    private String detail() {
        return text("detail");
    }

    private String text(String column) {
        return shelf.database.jdbi().withHandle(handle -> handle.createQuery("SELECT " + column + " FROM shipment")
                .mapTo(String.class)
                .one());
    }

    @Test
    void theSameRequestAgainIsRefusedWhenNothingIsLeft() {
        IntakeResult taken = shelf.take(order());
        shelf.shipments.ship(taken.orderId(), WHOLE);

        assertThatThrownBy(() -> shelf.shipments.ship(taken.orderId(), WHOLE))
                .is(refused("order-state"))
                .hasMessage("Order " + taken.orderId()
                        + ": expected the state accepted, found shipped. Nothing is left to be sent; of a further parcel send the"
                        + " tracking code without lines.");
        assertThat(shelf.level(1)).isEqualTo("8/0/0");
        assertThat(shelf.count("shipment")).isEqualTo(1);
    }

    @Test
    void anOrderLeavesInParts() {
        IntakeResult taken = shelf.take(order());
        List<OrderLine> lines = shelf.lines(taken);

        shelf.shipments.ship(taken.orderId(), part(lines.get(1).id(), 2));
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(2)).isEqualTo("8/1/1");
        assertThat(shelf.shipments.due(shelf.shop))
                .extracting(PendingNotification::whole)
                .containsExactly(false);

        Shipment rest = shelf.shipments.ship(taken.orderId(), WHOLE);
        assertThat(rest.lines()).extracting(Shipment.Line::quantity).containsExactly(2L, 1L);
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.level(1)).isEqualTo("8/0/0");
        assertThat(shelf.level(2)).isEqualTo("7/0/0");
    }

    @Test
    void moreThanIsLeftIsRefused() {
        IntakeResult taken = shelf.take(order());
        long line = shelf.lines(taken).get(0).id();
        shelf.shipments.ship(taken.orderId(), part(line, 1));

        assertThatThrownBy(() -> shelf.shipments.ship(taken.orderId(), part(line, 2)))
                .is(refused("order-state"))
                .hasMessage("Order " + taken.orderId() + ", line " + line + " (Mug a): expected at most 1 to leave,"
                        + " found 2. 1 of 2 have left already.");
        assertThat(shelf.level(1)).isEqualTo("9/1/1");
    }

    @Test
    void aRequestThatCannotBeSaysWhere() {
        IntakeResult taken = shelf.take(order());
        long id = taken.orderId();
        long line = shelf.lines(taken).get(0).id();

        assertInvalid(id, part(line, 0), "/lines/0/quantity");
        assertInvalid(id, part(999, 1), "/lines/0/lineId");
        assertInvalid(id, lines(), "/lines");
        assertInvalid(id, lines(new Shipment.Line(line, 1), new Shipment.Line(line, 1)), "/lines/1/lineId");
        assertInvalid(id, ShipmentRequest.whole("x".repeat(256), true), "/trackingCode");
        assertThatThrownBy(() -> shelf.shipments.ship(999, WHOLE)).hasMessage("There is no order 999.");
    }

    @Test
    void nothingLeavesForAnOrderThatIsHeldUnpaidOrCancelled() {
        IntakeResult held = shelf.take(Given.order("8").line("a", "v9", 2));
        IntakeResult cancelled = shelf.take(order());
        shelf.orders.cancel(cancelled.orderId(), "Ann");

        assertThatThrownBy(() -> shelf.shipments.ship(held.orderId(), WHOLE))
                .is(refused("order-state"))
                .hasMessageStartingWith(
                        "Order " + held.orderId() + ": expected the state accepted, found on-hold. It is held: Line a");
        assertThatThrownBy(() -> shelf.shipments.ship(cancelled.orderId(), WHOLE))
                .is(refused("order-state"))
                .hasMessage("Order " + cancelled.orderId()
                        + ": expected the state accepted, found cancelled. Nothing of it is to be sent.");
    }

    @Test
    void anOrderTheShopHasSentTakesTheStockOnce() {
        IntakeResult taken = shelf.take(order());

        for (int i = 1; i < 4; i++) {
            IntakeResult shipped = shelf.take(order().changedAfter(i * 60L)
                    .status("completed_shipped", "paid")
                    .shipmentStatus("shipped"));
            assertThat(shipped.state()).isEqualTo(OrderState.SHIPPED);
        }

        assertThat(shelf.level(1)).isEqualTo("8/0/0");
        assertThat(shelf.level(2)).isEqualTo("7/0/0");
        assertThat(shelf.happened(taken)).containsExactly("received", "accepted", "changed", "shipment", "shipped");
    }

    @Test
    void theShopsOwnWordAfterOurShipmentTakesNothingMore() {
        IntakeResult taken = shelf.take(order());
        shelf.shipments.ship(taken.orderId(), WHOLE);

        IntakeResult shipped = shelf.take(order().changedAfter(60).status("completed_shipped", "paid"));
        IntakeResult cancelled = shelf.take(order().changedAfter(90).status("cancelled", "paid"));

        assertThat(shipped.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(cancelled.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.level(1)).isEqualTo("8/0/0");
    }

    @Test
    void whatTheShopSentBeyondTheGoodsThereMakesTheStockNegative() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 12));

        shelf.take(Given.order("7").changedAfter(60).status("completed", "paid").line("a", "v1", 12));

        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.level(1)).isEqualTo("-2/0/0");
    }

    @Test
    void aShippedOrderThatIsRefundedIsReturned() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 2));
        shelf.shipments.ship(taken.orderId(), WHOLE);

        IntakeResult returned = shelf.take(Given.order("7").changedAfter(60).line("a", "v1", 2, 2));

        assertThat(returned.state()).isEqualTo(OrderState.RETURNED);
        assertThat(shelf.level(1)).isEqualTo("8/0/0");
    }

    @Test
    void theShopIsToldOnce() {
        IntakeResult taken = shelf.take(order().shipment("s1", "not_shipped").shipment("s2", "cancelled"));
        Shipment shipment = shelf.shipments.ship(taken.orderId(), WHOLE);

        PendingNotification due = shelf.shipments.due(shelf.shop).get(0);
        shelf.shipments.told(shipment.id(), "200");
        shelf.shipments.refused(shipment.id(), "too late to be refused");

        assertThat(due.remoteOrderId()).isEqualTo("7");
        assertThat(due.open()).extracting(IncomingShipment::remoteId).containsExactly("s1");
        assertThat(due.trackingCode()).isEqualTo("3SEXAMPLE1");
        assertThat(due.notifyCustomer()).isTrue();
        assertThat(due.whole()).isTrue();
        assertThat(shelf.shipments.due(shelf.shop)).isEmpty();
        assertThat(only(taken).state()).isEqualTo("told");
    }

    @Test
    void aRefusedShipmentIsDueAgainOnlyWhenAsked() {
        IntakeResult taken = shelf.take(order());
        Shipment shipment = shelf.shipments.ship(taken.orderId(), WHOLE);

        shelf.shipments.refused(shipment.id(), "403: the key may not write orders. Grant it.");

        assertThat(shelf.shipments.due(shelf.shop)).isEmpty();
        assertThat(only(taken).detail()).isEqualTo("403: the key may not write orders. Grant it.");
        assertThat(shelf.shipments.oldestUntold(shelf.shop)).isEmpty();
        assertThat(shelf.shipments.tellAgain(shipment.id(), null).state()).isEqualTo("stored");
        assertThat(shelf.shipments.due(shelf.shop)).hasSize(1);
        assertThat(shelf.shipments.oldestUntold(shelf.shop).orElseThrow().id()).isEqualTo(shipment.id());
        shelf.shipments.told(shipment.id(), "told");
        assertThatThrownBy(() -> shelf.shipments.tellAgain(shipment.id(), null))
                .is(refused("order-state"))
                .hasMessage(
                        "Shipment " + shipment.id()
                                + ": expected one the shop refused, found told. The shop knows of it; there is nothing to repeat.");
        assertThatThrownBy(() -> shelf.shipments.tellAgain(999, null)).hasMessage("There is no shipment 999.");
        assertThatThrownBy(() -> shelf.shipments.told(999, "")).hasMessage("There is no shipment 999.");
    }

    private Shipment only(IntakeResult taken) {
        return shelf.orders.details(taken.orderId()).orElseThrow().shipments().get(0);
    }

    private void assertInvalid(long order, ShipmentRequest request, String field) {
        assertThatThrownBy(() -> shelf.shipments.ship(order, request))
                .isInstanceOfSatisfying(
                        CallerFault.class,
                        fault -> assertThat(fault.faults().get(0).pointer()).isEqualTo(field));
        assertThat(shelf.count("shipment")).isZero();
    }

    private static Given order() {
        return Given.order("7").line("a", "v1", 2).line("b", "v2", 3);
    }

    private static ShipmentRequest part(long line, long quantity) {
        return lines(new Shipment.Line(line, quantity));
    }

    private static ShipmentRequest lines(Shipment.Line... lines) {
        return new ShipmentRequest(List.of(lines), "3SPART", "PostNL", false);
    }
}
