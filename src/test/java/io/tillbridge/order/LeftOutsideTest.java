package io.tillbridge.order;

import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods that left, came back or are waited for while the hub did not look. */
class LeftOutsideTest {
    @AutoClose
    private OrderStockShelf shelf;

    private OrderRules rules;

    @BeforeEach
    void open() {
        shelf = new OrderStockShelf();
        shelf.product(1, 10);
        rules = shelf.rules.takingSince(Given.ORDERED);
    }

    @Test
    void anOrderShippedBeforeTheFirstLookTakesItsGoodsOnce() {
        Given shipped = Given.order("7")
                .status("completed_shipped", "paid")
                .shipmentStatus("shipped")
                .line("a", "v1", 4);

        IntakeResult taken = shelf.take(shipped, rules);
        shelf.take(shipped.changedAfter(60), rules);

        assertThat(taken.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(shelf.level(1)).isEqualTo("6/0/0");
        assertThat(shelf.lines(taken)).extracting(OrderLine::shipped).containsExactly(4L);
        assertThat(shelf.happened(taken)).containsSubsequence("received", "shipment", "shipped");
    }

    @Test
    void whatCannotBeTakenFromAStockIsTold() {
        Given shipped = Given.order("7").status("completed_shipped", "paid").line("a", "unknown", 4);

        IntakeResult unmatched = shelf.take(shipped, rules);
        IntakeResult nowhere = shelf.take(
                Given.order("8").status("completed_shipped", "paid").line("a", "v1", 4),
                Given.rules().takingSince(Given.ORDERED));

        assertThat(unmatched.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(nowhere.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(details(unmatched)).contains("for it matches no product. Count it.");
        assertThat(details(nowhere)).contains("for the connection has no warehouse. Count it.");
        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    @Test
    void aPartlyShippedOrderWaitsForAPersonWhoKnowsWhatLeft() {
        Given partly = Given.order("7").shipmentStatus("partially_shipped").line("a", "v1", 4);

        IntakeResult held = shelf.take(partly, rules);
        assertThat(shelf.order(held).holdCause()).isEqualTo(HoldCause.PARTS);
        assertThat(shelf.level(1)).isEqualTo("10/4/4");
        shelf.orders.release(held.orderId(), "test");
        long line = shelf.lines(held).get(0).id();
        shelf.shipments.ship(held.orderId(), new ShipmentRequest(List.of(new Shipment.Line(line, 3)), "", null, false));
        IntakeResult again = shelf.take(partly.changedAfter(60), rules);

        assertThat(again.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.level(1)).isEqualTo("7/1/1");
    }

    @Test
    void aReturnedOrderOfTheFirstLookHasLeftAndComesBackByOneCall() {
        Given returned = Given.order("7")
                .status("completed_shipped", "paid")
                .line(new IncomingLine("a", "v1", "Mug", "", "", "", 4, 4, 4, null, null));

        IntakeResult taken = shelf.take(returned, rules);
        assertThat(taken.state()).isEqualTo(OrderState.RETURNED);
        assertThat(shelf.level(1)).isEqualTo("6/0/0");
        shelf.shipments.takeBack(taken.orderId(), new ReturnRequest(null, null, true, null), "test");

        assertThat(shelf.level(1)).isEqualTo("10/0/0");
    }

    @Test
    void goodsComeBackOnceAndGoToWhoWaits() {
        IntakeResult taken = shelf.take(Given.order("7").line("a", "v1", 10));
        shelf.shipments.ship(taken.orderId(), ShipmentRequest.whole("", false));
        IntakeResult waits = shelf.take(Given.order("8").line("a", "v1", 2));
        long line = shelf.lines(taken).get(0).id();

        OrderReturn broken = shelf.shipments.takeBack(
                taken.orderId(), new ReturnRequest(List.of(new Shipment.Line(line, 3)), null, false, "broken"), "test");
        assertThat(shelf.level(1)).isEqualTo("0/2/0");
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.SHIPPED);
        OrderReturn whole =
                shelf.shipments.takeBack(taken.orderId(), new ReturnRequest(null, shelf.warehouse, true, null), "test");
        shelf.orders.freeHeld(shelf.shop, shelf.rules);

        assertThat(broken.warehouseId()).isNull();
        assertThat(whole.lines()).containsExactly(new Shipment.Line(line, 7));
        assertThat(shelf.level(1)).isEqualTo("7/2/2");
        assertThat(shelf.order(taken).state()).isEqualTo(OrderState.RETURNED);
        assertThat(shelf.order(waits).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(shelf.orders.details(taken.orderId()).orElseThrow().returns())
                .containsExactly(broken, whole);
        assertThatThrownBy(() ->
                        shelf.shipments.takeBack(taken.orderId(), new ReturnRequest(null, null, true, null), "test"))
                .is(refused("order-state"))
                .hasMessageContaining("nothing of it is out that could come back");
        assertThatThrownBy(() -> shelf.shipments.takeBack(
                        taken.orderId(),
                        new ReturnRequest(List.of(new Shipment.Line(line, 1)), null, true, null),
                        "test"))
                .is(refused("order-state"));
    }

    @Test
    void aReasonTellsWhatIsMissingNow() {
        IntakeResult first = shelf.take(Given.order("7").line("a", "v1", 8));
        IntakeResult short4 = shelf.take(Given.order("8").line("a", "v1", 6));
        assertThat(shelf.order(short4).holdReason()).contains("6 of product 1 are to be sent, goods are there for 2");

        shelf.put(1, 8);
        assertThat(shelf.order(short4).holdReason()).contains("goods are there for 0");
        assertThat(shelf.orders.list(OrderFilter.any(), null, 10).get(0).holdReason())
                .contains("goods are there for 0");
        shelf.orders.cancel(first.orderId(), "test");
        assertThat(shelf.order(short4).holdReason()).contains("Goods are there for all of it by now");
        shelf.put(1, 5);

        assertThatThrownBy(() -> shelf.shipments.ship(short4.orderId(), ShipmentRequest.whole("", false)))
                .hasMessageContaining("goods are there for 5");
        shelf.orders.release(short4.orderId(), "test");
        assertThat(details(short4)).contains("goods are there for 5");
    }

    /** Whoever was seen first: goods that come go to who paid first, and to who has not paid last. */
    @Test
    void whoPaidFirstGetsTheGoodsThatCome() {
        shelf.put(1, 0);
        OrderRules reserving = Given.reservingUnpaid(shelf.warehouse);
        IntakeResult unpaid = shelf.take(Given.order("1").unpaid().line("a", "v1", 1), reserving);
        IntakeResult late = shelf.take(Given.order("2").changedAfter(120).line("a", "v1", 1));
        IntakeResult early = shelf.take(Given.order("3").changedAfter(60).line("a", "v1", 1));

        shelf.put(1, 1);
        assertThat(covered(unpaid) + "/" + covered(late) + "/" + covered(early)).isEqualTo("0/0/1");
        shelf.put(1, 2);
        assertThat(covered(unpaid) + "/" + covered(late) + "/" + covered(early)).isEqualTo("0/1/1");
        shelf.put(1, 3);

        assertThat(covered(unpaid)).isEqualTo(1);
    }

    private long covered(IntakeResult taken) {
        return shelf.orders.details(taken.orderId()).orElseThrow().held().values().stream()
                .mapToLong(held -> held.covered())
                .sum();
    }

    private String details(IntakeResult taken) {
        return shelf.orders.history(taken.orderId(), null, 100).stream()
                .map(OrderDetails.Event::detail)
                .toList()
                .toString();
    }
}
