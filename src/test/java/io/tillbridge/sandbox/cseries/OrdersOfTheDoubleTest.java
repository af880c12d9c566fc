package io.tillbridge.sandbox.cseries;

import static io.tillbridge.sandbox.cseries.OrderDraft.Item;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders as the API shows them. */
class OrdersOfTheDoubleTest {
    private final MutableClock clock = new MutableClock("2026-03-11T13:02:09Z");

    @AutoClose
    private final OpenShop open = OpenShop.with(clock);

    @BeforeEach
    void stock() {
        open.stock(2, 10);
    }

    @Test
    void aSingleOrderHasItsLinesShipmentsCustomerAndEventsInIt() {
        long id = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 2), Item.of(open.variant(1), 1)));

        Answered answer = open.client.get("orders/" + id + ".json");

        assertThat(answer.json()).containsOnlyKeys("order");
        assertThat(answer.object())
                .containsEntry("id", (int) id)
                .containsEntry("number", "ORD00001")
                .containsEntry("createdAt", "2026-03-11T14:02:09+01:00")
                .containsEntry("status", "processing_awaiting_shipment")
                .containsEntry("paymentStatus", "paid")
                .containsEntry("addressShippingCompany", false);
        assertThat(answer.embedded("products")).extracting("quantityOrdered").containsExactly(2, 1);
        assertThat(answer.embedded("shipments")).extracting("status").containsExactly("not_shipped");
        assertThat(answer.embedded("events")).extracting("message").contains("new", "paid");
    }

    @Test
    void aLinesPriceIsTheLinesAndItsBasePriceThePieces() {
        long id = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 3)));

        Map<String, Object> line =
                open.client.get("orders/" + id + "/products.json").list().get(0);

        assertThat(line)
                .containsEntry("basePriceIncl", 12.5)
                .containsEntry("priceIncl", 37.5)
                .containsEntry("quantityShipped", 3)
                .containsEntry("weight", null)
                .containsEntry("customFields", false);
    }

    @Test
    void aListHasNothingEmbedded() {
        open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 2)));

        Answered answer = open.client.get("orders.json");

        assertThat(answer.json()).containsOnlyKeys("orders");
        assertThat(answer.list()).hasSize(1);
        assertThat(answer.text()).doesNotContain("embedded");
    }

    @Test
    void linesAreUnderTheirIrregularKeyAndMayPointAtNoVariant() {
        ShopArticle fee = ShopArticle.of("", "", "Gift wrap", "2.00");
        long id = open.shop
                .orders()
                .place(OrderDraft.paid(Item.withoutVariant(fee, 1).priced("0")));

        Answered answer = open.client.get("orders/" + id + "/products.json");

        assertThat(answer.json()).containsOnlyKeys("orderProducts");
        assertThat(answer.list().get(0)).containsEntry("variant", false).containsEntry("priceIncl", 0);
    }

    @Test
    void theLinesOfAYoungOrderComeAFewReadsLater() {
        open.shop.quirks().linesAfterReads(2);
        long id = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 2)));

        assertThat(open.client.get("orders.json").list()).hasSize(1);
        assertThat(open.client.get("orders/" + id + ".json").embedded("products"))
                .isEmpty();
        assertThat(open.client.get("orders/" + id + "/products.json").list()).isEmpty();
        assertThat(open.client.get("orders/" + id + ".json").embedded("products"))
                .hasSize(1);
    }

    @Test
    void anOrderTakesItsGoodsFromTheShopsStock() {
        open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 3)));

        assertThat(open.client.get("variants/" + open.variant(0) + ".json").object())
                .containsEntry("stockLevel", 7);
        Answered movements = open.client.get("variants/movements.json?since_id=0&variant=" + open.variant(0));
        assertThat(movements.json()).containsOnlyKeys("variantsMovements");
        assertThat(movements.each("stockLevelChange")).isEqualTo(List.of(10, -3));
        assertThat(movements.each("channel")).isEqualTo(List.of("manual", "auto"));
    }

    @Test
    void statusesFollowThePaymentAndTheWayOfDelivery() {
        Item item = Item.of(open.variant(0), 1);
        ShopOrders orders = open.shop.orders();

        long afterwards = orders.place(OrderDraft.payAfterwards(item));
        long awaiting = orders.place(OrderDraft.awaitingPayment(item));
        long pickup = orders.place(OrderDraft.paid(item).toPickUp());

        assertThat(open.client.get("orders/" + afterwards + ".json").object())
                .containsEntry("status", "processing_awaiting_shipment")
                .containsEntry("paymentStatus", "not_paid")
                .containsEntry("paymentIsPost", true);
        assertThat(orders.status(awaiting)).isEqualTo("processing_awaiting_payment");
        assertThat(orders.status(pickup)).isEqualTo("processing_awaiting_pickup");
    }

    @Test
    void everyChangeMovesTheDateOfTheChange() {
        long id = open.shop.orders().place(OrderDraft.awaitingPayment(Item.of(open.variant(0), 1)));
        clock.pass(Duration.ofMinutes(3));

        open.shop.orders().pay(id);

        assertThat(open.client.get("orders/" + id + ".json").object())
                .containsEntry("createdAt", "2026-03-11T14:02:09+01:00")
                .containsEntry("updatedAt", "2026-03-11T14:05:09+01:00")
                .containsEntry("paymentStatus", "paid");
    }

    @Test
    void aCancelledOrderGivesItsGoodsBack() {
        long id = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 4)));

        open.client.put("orders/" + id + ".json", "{\"order\":{\"status\":\"cancelled\"}}");

        assertThat(open.shop.orders().status(id)).isEqualTo("cancelled");
        assertThat(open.shop.catalog().stockLevel(open.variant(0))).isEqualTo(10);
    }

    @Test
    void withoutTheRightToReadCustomersAnOrderHasNone() {
        long id = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 1)));
        open.shop.rights().set("customers", false, false);

        assertThat(open.client.get("orders/" + id + ".json").object()).containsEntry("customer", false);
    }

    @Test
    void aFieldShowsWhateverATestWants() {
        long id = open.shop.orders().place(OrderDraft.paid(Item.of(open.variant(0), 1)));
        open.shop.orders().show(id, "addressShippingCountry", false);

        assertThat(open.client.get("orders/" + id + ".json").object()).containsEntry("addressShippingCountry", false);
    }
}
