package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.OrderState;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.cseries.Mail;
import io.tillbridge.sandbox.cseries.ShopFault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What left the warehouse, told to the shop once. */
class ShopShipmentsTest {
    @TempDir
    private static Path temp;

    private static ShopHub world;

    @BeforeAll
    static void start() throws Exception {
        world = ShopHub.start(temp);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @AfterEach
    void theBooksAddUp() {
        assertThat(world.faults()).isEmpty();
    }

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
        assertThat(one.shop.orders().mails()).extracting(Mail::kind).contains("shipped");
        assertThat(one.order(order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.stock
                        .explain(mug.product(), java.util.List.of(one.warehouse), 0)
                        .onHand())
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

        one.shipments.tellAgain(one.orders
                .details(one.order(order).id())
                .orElseThrow()
                .shipments()
                .get(0)
                .id());
        Run tell = one.tell();

        assertThat(tell.error()).isNull();
        assertThat(one.shop.orders().shipments(order).get(0).shippedCalls()).isEqualTo(1);
    }
}
