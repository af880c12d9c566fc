package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.HoldCause;
import io.tillbridge.order.Order;
import io.tillbridge.order.OrderState;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.OrderDraft.Item;
import io.tillbridge.sandbox.server.ShopFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders on their way from a shop into the hub, through the shipped routes. */
class ShopOrdersTest {
    private static final int PAGE = 250;

    @RegisterExtension
    static final ShopWorld world = new ShopWorld();

    @Test
    void aPaidOrderIsStoredOnceHoweverOftenItIsRead() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 3);

        Run first = one.poll();
        one.poll();
        one.shop.orders().touch(order);
        one.poll();

        assertThat(first.error()).isNull();
        assertThat(first.counters()).containsEntry("stored", 1L);
        Order stored = one.order(order);
        assertThat(stored.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(stored.shipsOn()).isNotNull();
        assertThat(one.reserved(mug)).isEqualTo(3);
        assertThat(one.orders.details(stored.id()).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.productId()).isEqualTo(mug.product()));
    }

    @Test
    void anOrderThatChangesInTheShopChangesWhatIsKeptForIt() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 3);
        one.poll();

        one.shop.orders().quantity(order, 0, 5);
        one.poll();
        assertThat(one.reserved(mug)).isEqualTo(5);

        one.shop.orders().refund(order, 0, 4);
        one.poll();
        assertThat(one.reserved(mug)).isEqualTo(1);

        one.shop.orders().cancel(order);
        one.poll();
        one.poll();
        assertThat(one.reserved(mug)).isZero();
        assertThat(one.order(order).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void anOrderThatIsRefundedWholeKeepsNothing() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 2);
        one.poll();

        one.shop.orders().refund(order, 0, 2);
        one.poll();

        assertThat(one.reserved(mug)).isZero();
    }

    @Test
    void anOrderThatWaitsForItsMoneyIsTakenInWhenItIsPaid() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.shop.orders().place(OrderDraft.awaitingPayment(Item.of(mug.variant(), 2)));
        one.poll();
        assertThat(one.stored()).isEmpty();

        one.shop.orders().pay(order);
        one.poll();

        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.reserved(mug)).isEqualTo(2);
    }

    @Test
    void anOrderWhoseLinesAreNotThereYetWaitsForTheNextTick() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.shop.quirks().linesAfterReads(1);
        long order = one.ordered(mug, 2);

        Run early = one.poll();
        assertThat(early.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.stored()).isEmpty();
        Run next = one.poll();

        assertThat(next.counters()).containsEntry("stored", 1L);
        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.coverage.gaps(one.connection.id())).isEmpty();
    }

    @Test
    void anOrderWithAnUnknownLineWaitsForTheNextProductSync() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.article();
        long order = one.ordered(mug, 2);
        one.poll();
        Order held = one.order(order);
        assertThat(held.state()).isEqualTo(OrderState.ON_HOLD);
        assertThat(held.holdReason()).contains(mug.codes().articleCode());

        one.count(mug, 5);
        Run sync = one.sync();

        assertThat(sync.counters()).containsEntry("freed", 1L);
        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.reserved(mug)).isEqualTo(2);
    }

    @Test
    void anOrderShortOfGoodsIsFreedWhenTheyCome() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(1);
        long order = one.ordered(mug, 2);
        one.poll();
        assertThat(one.order(order).state()).isEqualTo(OrderState.ON_HOLD);

        one.count(mug, 2);
        one.poll();

        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void oneBadOrderNeverHoldsBackTheOthersAndIsReplayableWhenItIsMended() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long before = one.ordered(mug, 1);
        long bad = one.ordered(mug, 1);
        long after = one.ordered(mug, 1);
        one.shop.orders().show(bad, "products", Map.of("resource", Map.of("embedded", List.of(Map.of("id", false)))));

        Run poll = one.poll();

        assertThat(poll.state()).isEqualTo(RunState.FAILED);
        assertThat(poll.error()).contains("order " + bad).contains("kept as failure");
        assertThat(one.stored())
                .extracting(Order::remoteId)
                .containsExactlyInAnyOrder(Long.toString(before), Long.toString(after));
        assertThat(one.kept()).singleElement().satisfies(kept -> assertThat(kept.body())
                .isEqualTo(Long.toString(bad)));

        one.shop.orders().show(bad, "products", lines(mug));
        Run replay = one.ended(
                world.hub().running().failures().replay(one.kept().get(0).id()));
        assertThat(replay.error()).isNull();
        assertThat(one.order(bad).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void aBadOrderThatIsMendedInTheShopIsOvercomeByItself() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long bad = one.ordered(mug, 1);
        one.shop.orders().show(bad, "products", Map.of("resource", Map.of("embedded", List.of(Map.of("id", false)))));
        one.poll();
        one.poll();
        assertThat(one.kept()).hasSize(1);

        one.shop.orders().show(bad, "products", lines(mug));
        Run next = one.poll();

        assertThat(next.error()).isNull();
        assertThat(one.order(bad).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.kept()).isEmpty();
    }

    @Test
    void anOrderTheListShowsWithoutItsTimesNeverHoldsBackTheOthers() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long before = one.ordered(mug, 1);
        long bad = one.ordered(mug, 1);
        one.shop.orders().show(bad, "updatedAt", false);
        one.shop.orders().show(bad, "createdAt", false);
        long after = one.ordered(mug, 1);

        Run poll = one.poll();

        assertThat(poll.state()).isEqualTo(RunState.FAILED);
        assertThat(poll.error()).contains("rder " + bad);
        assertThat(one.stored())
                .extracting(Order::remoteId)
                .containsExactlyInAnyOrder(Long.toString(before), Long.toString(after));
        assertThat(one.kept()).extracting(kept -> kept.body()).containsExactly(Long.toString(bad));
    }

    @Test
    void threeDaysOfStandstillAreReadWholeAtTheNextStart() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(100);
        one.poll();
        world.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE order_coverage SET from_at = from_at - INTERVAL 3 DAY, to_at = to_at - INTERVAL 3 DAY"
                                + " WHERE connection_id = ?",
                        one.connection.id()));
        for (int hour = 70; hour > 0; hour -= 2) {
            one.shop
                    .orders()
                    .place(OrderDraft.paid(Item.of(mug.variant(), 1))
                            .at(Instant.now().minus(Duration.ofHours(hour))));
        }

        Run poll = one.poll();

        assertThat(poll.error()).isNull();
        assertThat(one.stored()).hasSize(35);
        assertThat(one.reserved(mug)).isEqualTo(35);
        assertThat(one.coverage.gaps(one.connection.id())).isEmpty();
        assertThat(one.coverage.watermark(one.connection.id()).orElseThrow())
                .isAfter(Instant.now().minusSeconds(120));
    }

    @Test
    void noOrderIsLostWhenTheListMovesWhileItIsRead() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(1_000);
        for (int i = 0; i < PAGE + 10; i++) {
            one.ordered(mug, 1);
        }
        List<Long> ids = one.shop.orders().ids();
        one.shop.faults().next("GET orders", ShopFault.slow(Duration.ofMillis(500)));
        one.shop.forgetCalls();

        Run poll = world.hub().running().runs().request("order-poll", one.connection.id(), "api", false, false);
        Until.within(Duration.ofSeconds(10), "the first page is read", () -> !one.shop
                .calls("GET orders")
                .isEmpty());
        one.shop.orders().remove(ids.get(ids.size() - 1));
        Run ended = one.ended(poll);

        assertThat(ended.error())
                .contains("order")
                .contains(ids.get(ids.size() - 1).toString());
        assertThat(one.stored())
                .extracting(Order::remoteId)
                .containsExactlyInAnyOrderElementsOf(ids.subList(0, ids.size() - 1).stream()
                        .map(String::valueOf)
                        .toList());
    }

    @Test
    void anOrderThatChangesWhileItIsReadEndsAsItWasLast() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 1);
        one.shop.faults().next("GET orders/*", ShopFault.slow(Duration.ofMillis(300)));
        one.shop.forgetCalls();

        Run poll = world.hub().running().runs().request("order-poll", one.connection.id(), "api", false, false);
        Until.within(Duration.ofSeconds(10), "the order is read", () -> !one.shop
                .calls("GET orders/*")
                .isEmpty());
        world.time().turn(Duration.ofSeconds(2));
        one.shop.orders().quantity(order, 0, 4);
        one.ended(poll);
        one.poll();

        assertThat(one.reserved(mug)).isEqualTo(4);
    }

    @Test
    void anOrderThatLeftBeforeTheFirstLookLeavesTheStock() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.poll();
        sinceBefore(one);
        long shipped = one.ordered(mug, 4);
        one.shop.orders().ship(shipped, "3SABC");
        long cancelled = one.ordered(mug, 1);
        one.shop.orders().cancel(cancelled);

        one.poll();
        one.poll();

        assertThat(one.order(shipped).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(one.stored()).hasSize(1);
        assertThat(one.stock.explain(mug.product(), List.of(one.warehouse), 0).onHand())
                .isEqualTo(6);
    }

    /** The list shows the newest first; the goods are for who paid first. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoPaidFirstGetsTheGoodsWhateverOrderTheListHas(boolean newestFirst) throws Exception {
        OneShop one = world.shop(Map.of());
        one.shop.quirks().newestFirst(newestFirst);
        OneShop.Article mug = one.sold(1);
        long placedFirst = one.shop.orders().place(OrderDraft.awaitingPayment(OrderDraft.Item.of(mug.variant(), 1)));
        world.time().turn(Duration.ofSeconds(30));
        long paidFirst = one.ordered(mug, 1);
        world.time().turn(Duration.ofSeconds(30));
        one.shop.orders().pay(placedFirst);
        world.time().turn(Duration.ofMinutes(2));

        one.poll();

        assertThat(one.order(paidFirst).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.order(placedFirst).state()).isEqualTo(OrderState.ON_HOLD);
    }

    @Test
    void noTextOfAnyRecordStopsAnything() throws Exception {
        OneShop one = world.shop(Map.of("createUnknownProducts", true, "syncFields", List.of("name", "brand")));
        OneShop.Article mug = one.sold(10);
        String longest = "\u0007😀é".repeat(30_000) + "\uD800";
        long order = one.ordered(mug, 1);
        for (String field : List.of(
                "number",
                "comment",
                "memo",
                "firstname",
                "lastname",
                "email",
                "phone",
                "companyName",
                "addressShippingName",
                "addressShippingStreet",
                "addressShippingCity",
                "addressBillingZipcode",
                "shipmentTitle",
                "shipmentId",
                "deliveryDate")) {
            one.shop.orders().show(order, field, longest);
        }
        one.shop.orders().show(order, "shipmentData", Map.of("location", longest, "note", longest));

        Run poll = one.poll();

        assertThat(poll.error()).isNull();
        assertThat(one.kept()).isEmpty();
        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.order(order).comment()).endsWith("…");
        assertThat(one.order(order).cutFields().lines())
                .contains("comment", "memo", "number", "firstname", "addressShippingStreet", "shipmentData");
        assertThat(one.poll().counters()).doesNotContainKey("changed");
    }

    @Test
    void anIdleTickCostsOneCall() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.ordered(mug, 1);
        one.shop.orders().place(OrderDraft.awaitingPayment(Item.of(mug.variant(), 2)));
        one.poll();
        one.shop.forgetCalls();

        one.poll();

        assertThat(one.shop.callCount()).isEqualTo(1);
    }

    @Test
    void aDryRunTellsAndChangesNothing() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        one.ordered(mug, 1);

        Run dry = one.dryRun("order-poll");

        assertThat(dry.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.messages(dry)).anyMatch(line -> line.startsWith("Would take in order ORD"));
        assertThat(one.stored()).isEmpty();
        assertThat(one.coverage.watermark(one.connection.id())).isEmpty();
        assertThat(one.poll().counters()).containsEntry("stored", 1L);
    }

    @Test
    void aShopWhoseOrdersAreSwitchedOffIsNotRead() throws Exception {
        OneShop one = world.shop(Map.of("orderSync", false));
        one.ordered(one.article(), 1);

        Run poll = one.poll();

        assertThat(poll.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(one.shop.callCount()).isZero();
        assertThat(one.stored()).isEmpty();
        assertThat(one.coverage.watermark(one.connection.id())).isEmpty();
    }

    @Test
    void linesWithoutVariantWithoutPriceAndOfManyPiecesAreLinesLikeOthers() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(20_000_000);
        long order = one.shop
                .orders()
                .place(OrderDraft.paid(
                        Item.withoutVariant(mug.codes(), 2),
                        Item.of(mug.variant(), 10_000_000),
                        Item.of(mug.variant(), 1).priced("0"),
                        Item.of(mug.variant(), 0)));

        one.poll();

        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.reserved(mug)).isEqualTo(10_000_003);
    }

    @Test
    void anOrderTheShopTakesBackWaitsAndGoesOnByItself() throws Exception {
        OneShop one = world.shop(Map.of());
        OneShop.Article mug = one.sold(10);
        long order = one.ordered(mug, 1);
        one.poll();

        one.shop.orders().status(order, "on_a_long_journey");
        one.poll();
        assertThat(one.order(order).holdCause()).isEqualTo(HoldCause.SHOP);
        one.shop.orders().status(order, "processing_awaiting_shipment");
        one.poll();

        assertThat(one.order(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(one.reserved(mug)).isEqualTo(1);
    }

    /** One line for one piece of an article, as an order shows it. */
    private static Map<String, Object> lines(OneShop.Article article) {
        Map<String, Object> line = Map.of(
                "id",
                77_000_001,
                "quantityOrdered",
                1,
                "articleCode",
                article.codes().articleCode(),
                "ean",
                article.codes().ean());
        return Map.of("resource", Map.of("embedded", List.of(line)));
    }

    /** The time of these shops is hours behind the hub's. */
    private static void sinceBefore(OneShop one) {
        world.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE order_sync SET first_on = first_on - INTERVAL 1 DAY WHERE connection_id = ?",
                        one.connection.id()));
    }
}
