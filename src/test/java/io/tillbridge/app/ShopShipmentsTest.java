package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.order.OrderState;
import io.tillbridge.order.Shipment;
import io.tillbridge.order.ShipmentRequest;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.cseries.ShopOrders;
import io.tillbridge.sandbox.server.ShopFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What left the warehouse, told to the shop once. */
class ShopShipmentsTest {
    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @Test
    void aShipmentIsToldOnceWithItsCodeAndNoticeInTheSameCall() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long order = one.ordered(mug, 2);
        one.poll();

        one.ship(order, "3SABC", true);
        one.tell();
        one.tell();
        one.poll();

        assertThat(one.shop.calls("PUT shipments/*")).hasSize(1);
        assertThat(one.shop.orders().shipments(order)).singleElement().satisfies(told -> {
            assertThat(told.status()).isEqualTo("shipped");
            assertThat(told.trackingCode()).isEqualTo("3SABC");
            assertThat(told.shippedCalls()).isEqualTo(1);
        });
        assertThat(one.shop.orders().mails())
                .extracting(ShopOrders.SentMail::kind)
                .contains("shipped");
        assertThat(one.order(order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(3);
    }

    @Test
    void nobodyIsWrittenToWhenTheShipmentDoesNotAskForIt() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 2);
        one.poll();

        one.ship(order, "3SABC", false);
        one.tell();

        assertThat(one.shop.orders().shipmentStatus(order)).isEqualTo("shipped");
        assertThat(one.shop.orders().mails()).isEmpty();
    }

    @Test
    void anOrderThatIsShippedThereAlreadyIsNotToldAgain() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 2);
        one.poll();
        one.ship(order, "3SABC", true);
        one.shop.orders().ship(order, "3SABC");

        Run tell = one.tell();

        assertThat(tell.counters()).containsEntry("told", 1L);
        assertThat(one.shop.calls("PUT shipments/*")).isEmpty();
    }

    /** Staff has shipped it in the shop without a code; the hub hears of that before the code is there, or after. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCodeThatComesAfterTheShopsOwnShippedReachesShopAndCustomer(boolean heard) throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long order = one.ordered(mug, 2);
        one.poll();
        one.shop.orders().ship(order, "");
        if (heard) {
            one.poll();
        }

        one.ship(order, "T-LATE", true);
        one.tell();
        one.poll();

        assertThat(one.shop.orders().shipments(order).get(0).trackingCode()).isEqualTo("T-LATE");
        assertThat(one.shop.orders().mails())
                .extracting(ShopOrders.SentMail::kind)
                .containsExactly("tracking-code");
        assertThat(shipment(one, order).detail()).startsWith("told by 1 call, tracking code T-LATE");
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(3);
    }

    @Test
    void aCodeTheShopDoesNotKeepIsToldOfByTheShipment() throws Exception {
        OneShop one = world.shop(Map.of());
        one.shop.quirks().codesAfterShipped(false);
        long order = one.ordered(one.sold(5), 2);
        one.poll();
        one.shop.orders().ship(order, "");

        one.ship(order, "T-LATE", true);
        one.tell();

        assertThat(shipment(one, order).state()).isEqualTo("told");
        assertThat(shipment(one, order).detail()).contains("The shop did not keep the tracking code T-LATE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneParcelIsOneNoticeHoweverManyDocumentsTheShopMade(boolean lostAnswer) throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 2);
        one.shop.orders().splitShipment(order);
        one.poll();
        if (lostAnswer) {
            one.shop.faults().next("PUT shipments/*", ShopFault.reset().afterTheWork());
        }

        one.ship(order, "3SABC", true);
        one.tell();

        assertThat(one.shop.orders().shipments(order))
                .hasSize(2)
                .allSatisfy(document -> assertThat(document.status()).isEqualTo("shipped"))
                .allSatisfy(document -> assertThat(document.trackingCode()).isEqualTo("3SABC"));
        assertThat(one.shop.orders().mails())
                .extracting(ShopOrders.SentMail::kind)
                .containsExactly("shipped", "tracking-code");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | A, B, C", "2 | A, C / B", "3 | A / B / C", "4 | A / B / C / C"})
    void severalParcelsKeepTheirCodesAndAreToldPartByPart(int documents, String codes) throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 3);
        for (int i = 1; i < documents; i++) {
            one.shop.orders().splitShipment(order);
        }
        one.poll();
        long id = one.order(order).id();
        long line = one.orders.details(id).orElseThrow().lines().get(0).id();

        for (String code : List.of("A", "B", "C")) {
            one.shipments.ship(id, new ShipmentRequest(List.of(new Shipment.Line(line, 1)), code, null, true));
            one.tell();
            assertThat(one.shop.orders().mails())
                    .filteredOn(mail -> mail.kind().equals("tracking-code"))
                    .hasSize("ABC".indexOf(code) + 1);
        }

        assertThat(one.shop.orders().shipments(order).stream()
                        .map(document -> document.trackingCode())
                        .collect(Collectors.joining(" / ")))
                .isEqualTo(codes);
        assertThat(one.shop.orders().shipmentStatus(order)).isEqualTo("shipped");
        assertThat(one.orders.details(id).orElseThrow().shipments())
                .extracting(Shipment::trackingCode)
                .containsExactly("A", "B", "C");
    }

    @Test
    void aCodeTheShopHasNoRoomForIsToldOfByTheShipment() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 2);
        one.poll();
        one.shop.orders().ship(order, "x".repeat(250));

        one.ship(order, "TOO-LONG", true);
        one.tell();

        assertThat(shipment(one, order).detail()).contains("The shop has no room for the tracking code TOO-LONG");
        assertThat(one.shop.orders().mails()).isEmpty();
    }

    @Test
    void aFurtherParcelOfAShippedOrderIsItsCodeAlone() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long order = one.ordered(mug, 2);
        one.poll();
        one.ship(order, "A", true);
        one.tell();

        one.ship(order, "B", true);
        one.tell();

        assertThat(one.shop.orders().shipments(order).get(0).trackingCode()).isEqualTo("A, B");
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(3);
        assertThatThrownBy(() -> one.ship(order, "B", true)).hasMessageContaining("found shipped");
    }

    @Test
    void aCallWhoseAnswerIsLostIsNotMadeTwice() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 2);
        one.poll();
        one.ship(order, "3SABC", true);
        one.shop.faults().next("PUT shipments/*", ShopFault.reset().afterTheWork());

        one.tell();
        Run last = one.tell();

        assertThat(last.error()).isNull();
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
        assertThat(one.shipments.due(one.connection.id())).isEmpty();
        assertThat(one.shop.orders().mails())
                .filteredOn(mail -> mail.kind().equals("shipped"))
                .hasSize(1);
    }

    @Test
    void anOrderThatIsGoneInTheShopIsAMatterForAPersonAndHoldsBackNoOther() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long gone = one.ordered(mug, 1);
        long order = one.ordered(mug, 1);
        one.poll();
        one.ship(gone, "1", false);
        one.ship(order, "2", false);
        one.shop.orders().remove(gone);

        Run tell = one.tell();

        assertThat(tell.counters()).containsEntry("refused", 1L).containsEntry("told", 1L);
        assertThat(tell.error()).contains("404");
        assertThat(one.shop.orders().shipmentStatus(order)).isEqualTo("shipped");
    }

    @Test
    void whatTheShopRefusedIsToldAgainOnceItIsSetRight() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 1);
        one.poll();
        one.ship(order, "3SABC", false);
        one.shop.faults().next("PUT shipments/*", ShopFault.status(422));
        assertThat(one.tell().counters()).containsEntry("refused", 1L);
        assertThat(one.tell().counters()).doesNotContainKey("told");

        one.shipments.tellAgain(
                one.orders
                        .details(one.order(order).id())
                        .orElseThrow()
                        .shipments()
                        .get(0)
                        .id(),
                null);
        Run tell = one.tell();

        assertThat(tell.error()).isNull();
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
    }

    @Test
    void documentsThatTheOrderDoesNotShowAreFoundInTheList() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long order = one.ordered(mug, 1);
        long other = one.ordered(mug, 1);
        one.poll();
        one.ship(order, "3SABC", false);
        one.shop.orders().show(order, "shipments", false);

        Run tell = one.tell();

        assertThat(tell.error()).isNull();
        assertThat(one.shop.orders().shipmentStatus(order)).isEqualTo("shipped");
        assertThat(one.shop.orders().shipmentStatus(other)).isEqualTo("not_shipped");
    }

    @Test
    void anOrderWithoutAnyDocumentIsNotSaidToBeToldAndStaysDue() throws Exception {
        OneShop one = world.shop(Map.of());
        one.shop.quirks().shipmentDocuments(false);
        long order = one.ordered(one.sold(5), 1);
        one.poll();
        one.ship(order, "3SABC", false);

        Run tell = one.tell();

        assertThat(tell.counters()).doesNotContainKey("told");
        assertThat(tell.error()).contains("The shop shows no shipment document of order " + order);
        assertThat(shipment(one, order).state()).isEqualTo("stored");
        assertThat(shipment(one, order).detail()).contains("mark the order as shipped in the shop's back office");
    }

    @Test
    void anOrderCancelledAfterItsGoodsLeftIsNotSaidToBeTold() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 1);
        one.poll();
        one.ship(order, "3SABC", true);
        one.shop.orders().cancel(order);

        Run dry = one.dryRun(Jobs.SHIPMENT_PUSH);
        Run tell = one.tell();

        assertThat(one.messages(dry)).anyMatch(line -> line.contains("would be refused: Order " + order));
        assertThat(tell.counters()).containsEntry("refused", 1L).doesNotContainKey("told");
        assertThat(tell.error()).contains("was cancelled in the shop after");
        assertThat(shipment(one, order).state()).isEqualTo("refused");
        assertThat(shipment(one, order).detail()).contains("Get the goods back or settle it with the customer");
        assertThat(one.shop.calls("PUT shipments/*")).isEmpty();
    }

    @Test
    void aDryRunReadsTheOrderAndTellsNothing() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long order = one.ordered(mug, 1);
        long there = one.ordered(mug, 1);
        one.poll();
        one.ship(order, "3SABC", true);
        one.ship(there, "3SDEF", true);
        one.shop.orders().ship(there, "3SDEF");

        Run dry = one.dryRun(Jobs.SHIPMENT_PUSH);

        assertThat(dry.error()).isNull();
        assertThat(one.messages(dry))
                .anyMatch(line -> line.contains("Would tell the shop of shipment")
                        && line.contains("of order " + order + " by 1 call, tracking code 3SABC"))
                .anyMatch(line -> line.contains("of order " + there + " would count as told: the shop showed it"));
        assertThat(one.shop.calls("PUT **")).isEmpty();
        assertThat(one.shipments.due(one.connection.id())).hasSize(2);
    }

    @Test
    void whatIsNotThereForAMomentIsToldAllTheSame() throws Exception {
        OneShop one = world.shop(Map.of());
        long order = one.ordered(one.sold(5), 1);
        one.poll();
        one.ship(order, "3SABC", false);
        one.shop.faults().next("GET orders/*", ShopFault.status(404));
        one.shop.faults().next("PUT shipments/*", ShopFault.status(404));

        Run tell = one.tell();

        assertThat(tell.error()).isNull();
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
    }

    @Test
    void oneShipmentThatAlwaysFailsStaysDueAndHoldsBackNoOther() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(5);
        long bad = one.ordered(mug, 1);
        long order = one.ordered(mug, 1);
        one.poll();
        one.ship(bad, "1", false);
        one.ship(order, "2", false);
        one.shop.faults().always(notification(one, bad), ShopFault.status(500));

        Run tell = one.tell();

        assertThat(tell.counters()).containsEntry("missed", 1L).containsEntry("told", 1L);
        assertThat(tell.error()).contains("Shipment " + shipment(one, bad).id() + " could not be told now", "(500)");
        assertThat(shipment(one, bad).state()).isEqualTo("stored");
        one.shop.faults().clear();
        assertThat(one.tell().counters()).containsEntry("told", 1L);
    }

    @Test
    void aShopThatIsAwayIsAskedForThreeAndTheRestComesFirstTheNextTime() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(9);
        List<Long> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            orders.add(one.ordered(mug, 1));
        }
        one.poll();
        for (long order : orders) {
            one.ship(order, "code", false);
        }
        orders.subList(0, 3).forEach(bad -> one.shop.faults().always(notification(one, bad), ShopFault.status(500)));

        Run away = one.tell();
        Run next = one.tell();

        assertThat(away.counters()).containsEntry("missed", 3L).doesNotContainKey("told");
        assertThat(one.messages(away)).anyMatch(line -> line.contains("failed for 3 shipments in a row"));
        assertThat(next.counters()).containsEntry("missed", 3L).containsEntry("told", 2L);
    }

    private static String notification(OneShop one, long order) {
        return "PUT shipments/" + one.shop.orders().shipments(order).get(0).id();
    }

    private static Shipment shipment(OneShop one, long order) {
        return one.orders
                .details(one.order(order).id())
                .orElseThrow()
                .shipments()
                .get(0);
    }
}
