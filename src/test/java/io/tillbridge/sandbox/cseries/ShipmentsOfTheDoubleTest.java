package io.tillbridge.sandbox.cseries;

import static io.tillbridge.sandbox.cseries.OrderDraft.Item;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import io.tillbridge.sandbox.cseries.ShopOrders.ShipmentState;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shipments are there with their order, and are set to shipped. */
class ShipmentsOfTheDoubleTest {
    private static final String SHIPPED = "{\"shipment\":{\"status\":\"shipped\",\"trackingCode\":\"3SEXAMPLE000001\","
            + "\"doNotifyShipped\":true,\"doNotifyTrackingCode\":true}}";

    @AutoClose
    private final OpenShop open = OpenShop.with(new MutableClock("2026-03-11T13:02:09Z"));

    private long order;
    private long shipment;

    @BeforeEach
    void place() {
        open.stock(1, 10);
        order = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 2)));
        shipment = open.shop.orders().shipments(order).get(0).id();
    }

    @Test
    void theShipmentDocumentComesWithTheOrder() {
        Answered list = open.client.get("shipments.json?order=" + order);

        assertThat(list.each("id")).containsExactly((int) shipment);
        assertThat(list.each("status")).containsExactly("not_shipped");
        assertThat(open.client.get("shipments.json?order=1").list()).isEmpty();
        assertThat(open.client.get("shipments/" + shipment + "/products.json").json())
                .containsOnlyKeys("shipmentProducts");
    }

    @Test
    void aShippedShipmentCompletesItsOrderAndMailsWhatWasAsked() {
        Answered answer = open.client.put("shipments/" + shipment + ".json", SHIPPED);

        assertThat(answer.object()).containsEntry("status", "shipped").containsEntry("trackingCode", "3SEXAMPLE000001");
        assertThat(open.shop.orders().status(order)).isEqualTo("completed_shipped");
        assertThat(open.shop.orders().shipmentStatus(order)).isEqualTo("shipped");
        assertThat(open.shop.orders().mails())
                .extracting(ShopOrders.SentMail::kind, ShopOrders.SentMail::trackingCode)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shipped", "3SEXAMPLE000001"),
                        org.assertj.core.groups.Tuple.tuple("tracking-code", "3SEXAMPLE000001"));
    }

    @Test
    void theOrdersStatusMayStayAsItWas() {
        open.shop.quirks().shippingCompletesOrder(false);

        open.client.put("shipments/" + shipment + ".json", SHIPPED);

        assertThat(open.shop.orders().status(order)).isEqualTo("processing_awaiting_shipment");
        assertThat(open.shop.orders().shipmentStatus(order)).isEqualTo("shipped");
    }

    @Test
    void shippingTwiceIsSeen() {
        open.client.put("shipments/" + shipment + ".json", SHIPPED);
        open.client.put("shipments/" + shipment + ".json", SHIPPED);

        assertThat(open.shop.orders().shipments(order))
                .extracting(ShipmentState::shippedCalls)
                .containsExactly(2);
        assertThat(open.shop.orders().mails()).hasSize(4);
        assertThat(open.client.get("orders/events.json?order=" + order).list())
                .filteredOn("type", "shipment")
                .filteredOn("message", "shipped")
                .hasSize(1);
    }

    @Test
    void shippingCannotBeUndone() {
        open.client.put("shipments/" + shipment + ".json", SHIPPED);

        assertThat(open.client
                        .put("shipments/" + shipment + ".json", "{\"shipment\":{\"status\":\"not_shipped\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anOrderCanBeShippedByItsOwnStatus() {
        open.client.put("orders/" + order + ".json", "{\"order\":{\"shipmentStatus\":\"shipped\"}}");

        assertThat(open.shop.orders().shipments(order))
                .extracting(ShipmentState::status)
                .containsExactly("shipped");
    }
}
