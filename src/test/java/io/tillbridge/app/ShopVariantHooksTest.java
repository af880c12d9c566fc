package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.Jobs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of variants that a shop tells of by web hook, from end to end: HTTP both ways, and no clock of syncs or polls. */
@Tag("long")
class ShopVariantHooksTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration A_WHILE = Duration.ofSeconds(4);
    private static final String NEVER = "0 0 0 1 1 ?";

    @TempDir
    private Path temp;

    @Test
    void aNumberTheMerchantRaisesIsSeenAndAnswered() throws Exception {
        try (ShopHub world = world(Map.of())) {
            OneShop one = shop(world);
            OneShop.Article mug = told(one, 10);

            one.shop.catalog().stock(mug.variant(), 25);

            Until.within(SOON, "the hub's number is back", () -> shown(one, mug) == 10);
            // The hub's own correction is reported, too, and explained by what the hub has sent.
            Until.within(SOON, "all hooks are explained", () -> notes(world) == 0);
            assertThat(one.shop.calls("GET variants/" + mug.variant())).hasSize(1);
        }
    }

    /** Fewer pieces may be in a basket that is being paid: the number is not put back at once. */
    @Test
    void aNumberTheMerchantLowersIsAnsweredAfterAMoment() throws Exception {
        try (ShopHub world = world(Map.of())) {
            OneShop one = shop(world);
            OneShop.Article mug = told(one, 10);

            one.shop.catalog().stock(mug.variant(), 4);
            Until.within(SOON, "the hook came", () -> notes(world) == 1);
            Until.during(A_WHILE, "it waits", () -> shown(one, mug) == 4);
            world.jdbi()
                    .useHandle(handle ->
                            handle.execute("UPDATE variant_hook SET first_at = first_at - INTERVAL 6 MINUTE"));

            Until.within(SOON, "the hub's number is back", () -> shown(one, mug) == 10);
        }
    }

    @Test
    void whatTheHubWritesAndWhatIsSoldIsNotReadAgain() throws Exception {
        try (ShopHub world = world(Map.of())) {
            OneShop one = shop(world);
            OneShop.Article mug = told(one, 10);
            long before = heard(one);
            one.count(mug, 7);
            Until.within(SOON, "the number", () -> shown(one, mug) == 7);
            // Two numbers that come as one note are worth a look; here each is explained by itself.
            Until.within(SOON, "the hook of the hub's write came", () -> heard(one) > before);
            Until.within(SOON, "the hub's write is explained", () -> notes(world) == 0);
            one.ordered(mug, 2);
            Until.within(SOON, "the order", () -> one.stored().size() == 1);

            Until.within(SOON, "all hooks are explained", () -> notes(world) == 0);
            one.quiet();

            assertThat(one.shop.calls("GET variants/" + mug.variant())).isEmpty();
            assertThat(one.runs()).noneMatch(run -> run.job().equals(Jobs.VARIANT_READ));
            assertThat(shown(one, mug)).isEqualTo(5);
        }
    }

    @Test
    void aFloodOfHooksIsAFewCalls() throws Exception {
        try (ShopHub world = world(Map.of())) {
            OneShop one = shop(world);
            List<OneShop.Article> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(one.article());
            }
            one.sync();
            all.forEach(article -> one.count(article, 10));
            Until.within(SOON, "the numbers", () -> all.stream().allMatch(article -> shown(one, article) == 10));
            one.poll();
            Until.within(SOON, "nothing is under way", () -> notes(world) == 0);
            int before = one.shop.calls("GET variants").size();

            for (int round = 0; round < 25; round++) {
                for (OneShop.Article article : all) {
                    one.shop.catalog().stock(article.variant(), 20 + round);
                }
            }

            Until.within(SOON, "all are answered", () -> all.stream().allMatch(article -> shown(one, article) == 10));
            Until.within(SOON, "nothing is under way", () -> notes(world) == 0);
            assertThat(one.shop.calls("GET variants")).hasSizeLessThan(before + 20);
            assertThat(all)
                    .noneMatch(article ->
                            one.shop.calls("GET variants/" + article.variant()).size() > 1);
        }
    }

    @Test
    void aHookOutlivesTheHubThatHeardIt() throws Exception {
        try (ShopHub world = world(Map.of("schedule.waiting.period", "1h"))) {
            OneShop one = shop(world);
            OneShop.Article mug = told(one, 10);
            one.shop.catalog().stock(mug.variant(), 25);
            Until.within(SOON, "the hook came", () -> notes(world) == 1);

            try (Hub next = world.restarted(Map.of("schedule.waiting.period", "200ms"))) {
                Until.within(SOON, "the hub's number is back", () -> shown(one, mug) == 10);
                assertThat(next.routeFiles().faults()).isEmpty();
            }
        }
    }

    @Test
    void aHookThatSaysSomethingElseThanTheShopChangesNothing() throws Exception {
        try (ShopHub world = world(Map.of())) {
            OneShop one = shop(world);
            OneShop.Article mug = told(one, 10);
            one.shop.catalog().stock(mug.variant(), 25);
            one.shop.catalog().stock(mug.variant(), 10);

            Until.within(SOON, "it was looked at", () -> notes(world) == 0);

            one.quiet();
            assertThat(one.listing(mug).knownStock()).isEqualTo(10);
            assertThat(shown(one, mug)).isEqualTo(10);
        }
    }

    @Test
    void theHookOfVariantsIsThereWhileTheShopIsSentItsStock() throws Exception {
        try (ShopHub world = world(Map.of())) {
            OneShop one = shop(world);
            one.poll();
            assertThat(registered(one)).containsExactlyInAnyOrder("orders/paid", "orders/updated", "variants/updated");

            one.set("stockSync", false);
            one.poll();
            assertThat(registered(one)).containsExactlyInAnyOrder("orders/paid", "orders/updated");

            for (int i = 0; i < 8; i++) {
                one.shop.webhooks().register("customers", "created", "http://127.0.0.1:9/others");
            }
            one.set("stockSync", true);
            one.poll();
            assertThat(registered(one))
                    .contains("orders/paid", "orders/updated")
                    .doesNotContain("variants/updated");
        }
    }

    private static List<String> registered(OneShop one) {
        return one.shop.webhooks().registered().stream()
                .map(hook -> hook.substring(0, hook.indexOf(" ")))
                .filter(hook -> !hook.startsWith("customers"))
                .toList();
    }

    /** An article whose number the shop has, in a shop that has our hooks. */
    private static OneShop.Article told(OneShop one, long pieces) throws Exception {
        OneShop.Article article = one.sold(pieces);
        one.poll();
        Until.within(SOON, "the number", () -> shown(one, article) == pieces);
        one.quiet();
        return article;
    }

    private static long shown(OneShop one, OneShop.Article article) {
        return one.shop.catalog().stockLevel(article.variant());
    }

    /** Web hooks of variants that the hub has taken. */
    private static long heard(OneShop one) {
        return one.shop.webhooks().deliveries().stream()
                .filter(delivery -> delivery.event().equals("variants/updated") && delivery.status() == 200)
                .count();
    }

    private static long notes(ShopHub world) {
        return world.jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM variant_hook")
                .mapTo(Long.class)
                .one());
    }

    private OneShop shop(ShopHub world) {
        return world.shop(Map.of("stockSync", true, "orderSync", true, "webhooks", true));
    }

    private ShopHub world(Map<String, String> more) throws Exception {
        int port = freePort();
        Map<String, String> set = new HashMap<>(Map.of(
                "http.port",
                Integer.toString(port),
                "http.public-url",
                "http://127.0.0.1:" + port,
                "schedule.enabled",
                "true",
                "schedule.order-poll.cron",
                NEVER,
                "schedule.product-sync.cron",
                NEVER,
                "schedule.catalog-pull.cron",
                NEVER,
                "schedule.stock-watch.period",
                "200ms"));
        set.putAll(more);
        return ShopHub.start(temp, set);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
