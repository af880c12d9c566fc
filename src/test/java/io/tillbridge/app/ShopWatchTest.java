package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.order.OrderState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a hub with its clocks does by itself between two ticks. */
class ShopWatchTest {
    private static final Duration SOON = Until.STOP;
    private static final String NEVER = "0 0 0 1 1 ?";
    private static final String OTHERS = "http://127.0.0.1:9/others";

    @RegisterExtension
    static final ShopWorld world = new ShopWorld(Map.of(
            "schedule.enabled",
            "true",
            "schedule.order-poll.cron",
            NEVER,
            "schedule.product-sync.cron",
            NEVER,
            "schedule.catalog-pull.cron",
            NEVER,
            "schedule.stock-watch.period",
            "100ms",
            "http.public-url",
            "http://127.0.0.1:9",
            "access.bootstrap.client-id",
            "boot",
            "access.bootstrap.client-secret",
            "strap"));

    @Test
    void aChangeOfStockIsInTheShopWithinSeconds() throws Exception {
        OneShop one = world.shop(Map.of("stockSync", true));
        OneShop.Article mug = one.sold(3);
        Until.within(SOON, "the first number", () -> one.shop.catalog().stockLevel(mug.variant()) == 3);

        one.count(mug, 5);

        Until.within(SOON, "the second number", () -> one.shop.catalog().stockLevel(mug.variant()) == 5);
        one.quiet();
    }

    @Test
    void goodsThatComeFreeTheOrderThatWaitsForThemWithoutAPoll() throws Exception {
        OneShop one = world.shop(Map.of("stockSync", false));
        OneShop.Article mug = one.sold(3);
        long order = one.ordered(mug, 5);
        one.poll();
        assertThat(one.order(order).state()).isEqualTo(OrderState.ON_HOLD);
        int runs = one.runs().size();

        one.count(mug, 5);

        Until.within(SOON, "the order goes on", () -> one.order(order).state() == OrderState.ACCEPTED);
        assertThat(one.runs()).hasSize(runs);
    }

    @Test
    void aShopThatIsSwitchedOffLosesOurHooksAndNobodyElses() throws Exception {
        OneShop one = hooked();

        world.hub().core().connections().change(one.connection.id(), Map.of("enabled", false), null);

        Until.within(
                SOON,
                "our hooks are gone",
                () -> one.shop.webhooks().registered().size() == 1);
        assertThat(one.shop.webhooks().registered()).containsExactly("orders/paid " + OTHERS);
    }

    @Test
    void aShopWhoseHooksAreSwitchedOffLosesThemBeforeTheNextPollAndGetsThemBack() throws Exception {
        OneShop one = hooked();

        one.set("webhooks", false);
        Until.within(
                SOON,
                "our hooks are gone",
                () -> one.shop.webhooks().registered().size() == 1);
        one.set("webhooks", true);
        one.poll();

        assertThat(one.shop.webhooks().registered()).hasSize(3);
    }

    @Test
    void aShopThatIsDeletedLosesOurHooks() throws Exception {
        OneShop one = hooked();
        one.quiet();

        int status = delete("/connections/" + one.connection.id());

        assertThat(status).isEqualTo(204);
        Until.within(
                SOON,
                "our hooks are gone",
                () -> one.shop.webhooks().registered().size() == 1);
        assertThat(one.shop.webhooks().registered()).containsExactly("orders/paid " + OTHERS);
    }

    /** A shop with our hooks and one of somebody else. */
    private static OneShop hooked() throws Exception {
        OneShop one = world.shop(Map.of("webhooks", true));
        one.shop.webhooks().register("orders", "paid", OTHERS);
        one.poll();
        assertThat(one.shop.webhooks().registered()).hasSize(3);
        return one;
    }

    private static int delete(String path) throws Exception {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.hub().apiAddress() + "/api/v1" + path))
                .header("Authorization", "Basic " + key)
                .DELETE()
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
