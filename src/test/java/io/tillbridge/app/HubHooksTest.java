package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.run.Runs;
import io.tillbridge.sandbox.cseries.DoubleShop;
import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.server.ShopFault;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.sandbox.cseries.ShopWebhooks;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Web hooks from end to end: a hub without clocks, the shop's double, and HTTP both ways. */
@Tag("long")
class HubHooksTest {
    private static final Duration SOON = Until.STOP;
    private static final String OTHERS = "orders/paid http://127.0.0.1:9/others";
    private static final ShopSetup SETUP = ShopSetup.numbered(1).withLimits(RateLimits.NONE);

    @TempDir
    private Path temp;

    private final SandboxShop sandbox = SandboxShop.start(Clock.systemUTC(), 0, Duration.ofMillis(100));
    private final DoubleShop shop = sandbox.add(SETUP);
    private Hub hub;
    private long connection;
    private long variant;

    @BeforeEach
    void open() throws Exception {
        variant = shop.catalog().add(ShopArticle.of("SKU-1", "8700000000011", "Mug", "12.50"));
        shop.catalog().stock(variant, 100);
        shop.webhooks().register("orders", "paid", "http://127.0.0.1:9/others");
        int port = freePort();
        hub = Hub.start(configuration(port, "http://127.0.0.1:" + port + "/"));
        connection = connection();
    }

    @AfterEach
    void close() {
        hub.close();
        sandbox.close();
    }

    @Test
    void hooksAreMadeOnceAndThoseOfOthersStay() throws Exception {
        poll();
        poll();

        assertThat(shop.webhooks().registered())
                .hasSize(3)
                .contains(OTHERS)
                .anyMatch(hook -> hook.startsWith("orders/paid " + hub.apiAddress() + "/hooks/" + connection + "-"))
                .anyMatch(hook -> hook.startsWith("orders/updated " + hub.apiAddress() + "/hooks/" + connection + "-"));
        assertThat(shop.calls("GET webhooks")).hasSize(1);
    }

    @Test
    void anOrderPaidInTheShopIsInTheHubWithoutAClock() throws Exception {
        poll();

        long order = place(Instant.now());

        Until.within(SOON, "order " + order + " is in the hub", () -> has(order));
    }

    @Test
    void anOrderThatChangesWhilePollsAreUnderWayIsReadAfterThem() throws Exception {
        poll();
        shop.faults().next("GET orders", ShopFault.slow(Duration.ofSeconds(2)));
        hub.running().runs().request("order-poll", connection, "api", false, false);
        Until.within(SOON, "the poll reads the list", () -> shop.faults().pending() == 0);

        long order = place(Instant.now());

        Until.within(SOON, "order " + order + " is in the hub", () -> has(order));
        assertThat(runs()).isEqualTo(3);
    }

    @Test
    void aLostHookCostsNoOrder() throws Exception {
        poll();
        shop.faults().loseWebhooks(2);

        long order = place(Instant.now().minus(Duration.ofMinutes(5)));

        Until.within(SOON, "the hook is lost", () -> deliveries(-1) == 2);
        assertThat(has(order)).isFalse();
        poll();
        assertThat(has(order)).isTrue();
    }

    @Test
    void aHookThatComesTwiceIsWorkForOneRun() throws Exception {
        poll();
        shop.faults().doubleWebhooks(2);

        long order = place(Instant.now());

        Until.within(SOON, "order " + order + " is in the hub", () -> has(order));
        Until.within(SOON, "both came", () -> deliveries(200) == 2);
        Until.within(SOON, "all is read", () -> unread() == 0);
        Until.during(Duration.ofSeconds(1), "no further run", () -> runs() == 2);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void aForgedHookIsRefusedAndNothingIsQueued() throws Exception {
        poll();
        String body = "{\"order\":{\"id\":1}}";

        HttpResponse<String> unsigned = send(address(), body, null);
        HttpResponse<String> forged = send(address(), body, signature(body, "not the secret"));
        HttpResponse<String> guessed = send(address() + "x", body, signature(body, SETUP.secret()));

        assertThat(List.of(unsigned, forged, guessed))
                .allMatch(answer -> answer.statusCode() == 401)
                .allMatch(answer -> answer.body().isEmpty());
        assertThat(calls()).isZero();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aSignedBodyOfAnyKindIsHeardAndALongOneIsNot() throws Exception {
        poll();
        String huge = "x".repeat(1024 * 1024 + 1);

        HttpResponse<String> odd = send(address(), "no json", signature("no json", SETUP.secret()));
        HttpResponse<String> tooLong = send(address(), huge, signature(huge, SETUP.secret()));

        assertThat(odd.statusCode()).isEqualTo(200);
        assertThat(tooLong.statusCode()).isEqualTo(413);
        Until.within(SOON, "a poll follows", () -> runs() == 2);
    }

    @Test
    void anAddressThatGuessesHasToWait() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(send(hub.apiAddress() + "/hooks/1-" + i, "{}", "0").statusCode())
                    .isEqualTo(401);
        }

        HttpResponse<String> waits = send(hub.apiAddress() + "/hooks/1-x", "{}", "0");

        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 300L);
    }

    @Test
    void hooksAreTakenAwayWhenTheSettingIsSwitchedOff() throws Exception {
        poll();
        String address = address();

        hub.core().connections().change(connection, Map.of("settings", Map.of("webhooks", false)), null);
        poll();
        poll();

        assertThat(shop.webhooks().registered()).containsExactly(OTHERS);
        assertThat(shop.calls("GET webhooks")).hasSize(2);
        assertThat(send(address, "{}", signature("{}", SETUP.secret())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void withoutAPublicAddressTheRunSaysWhatToSet() throws Exception {
        hub.close();
        hub = Hub.start(configuration(0, ""));
        connection = connection();

        Run run = poll();

        assertThat(shop.webhooks().registered()).containsExactly(OTHERS);
        assertThat(hub.running().runs().events(run.id(), 0, 10))
                .filteredOn(event -> event.level().equals("warn"))
                .extracting(Run.Event::message)
                .containsExactly(
                        "webhooks of this shop is on and http.public-url is blank, expected the address at which"
                                + " shops reach this hub: set it, or switch webhooks off. Until then orders come by the clock.");
    }

    @Test
    void aShopWithoutRoomForHooksIsPolledAllTheSame() throws Exception {
        for (int i = 0; i < 9; i++) {
            shop.webhooks().register("orders", "created", "http://127.0.0.1:9/" + i);
        }

        Run run = poll();

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(hub.running().runs().events(run.id(), 0, 10))
                .anyMatch(
                        event -> event.level().equals("warn") && event.message().contains("and a shop takes 10"))
                .noneMatch(event -> event.message().contains("/hooks/" + connection));
    }

    @Test
    void theTokenIsNobodysSecretToSet() throws Exception {
        poll();

        assertThat(hub.core().connections().get(connection).secrets()).containsOnlyKeys("apiKey", "apiSecret");
        assertThat(hub.core().connections().credentials(connection).names()).containsExactly("apiKey", "apiSecret");
    }

    private Run poll() throws Exception {
        Run run = hub.running().runs().request("order-poll", connection, "api", false, false);
        Until.within(
                SOON,
                "the poll ends",
                () -> hub.running().runs().get(run.id()).orElseThrow().state().over());
        Run ended = hub.running().runs().get(run.id()).orElseThrow();
        assertThat(ended.error()).isNull();
        return ended;
    }

    private int runs() {
        return hub.running()
                .runs()
                .list(new Runs.Filter(connection, "order-poll", null), null, 100)
                .size();
    }

    private long place(Instant at) {
        return shop.orders()
                .place(OrderDraft.paid(OrderDraft.Item.of(variant, 1)).at(at));
    }

    private boolean has(long order) {
        return count("SELECT COUNT(*) FROM customer_order WHERE remote_id = '" + order + "'") == 1;
    }

    private long calls() {
        return count("SELECT COUNT(*) FROM webhook_call");
    }

    private long unread() {
        return count("SELECT COUNT(*) FROM webhook_call WHERE remote_id IS NOT NULL");
    }

    private long count(String sql) {
        return hub.core().database().jdbi().withHandle(handle -> handle.createQuery(sql)
                .mapTo(Long.class)
                .one());
    }

    /** Of our hooks. */
    private long deliveries(int status) {
        return shop.webhooks().deliveries().stream()
                .filter(delivery -> delivery.status() == status)
                .map(ShopWebhooks.Delivery::address)
                .filter(address -> status < 0 || address.contains("/hooks/"))
                .count();
    }

    private String address() {
        return shop.webhooks().registered().stream()
                .filter(hook -> hook.contains("/hooks/"))
                .map(hook -> hook.substring(hook.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> send(String address, String body, String signature) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.ofString(body));
        request.header("X-Event", "orders/paid");
        if (signature != null) {
            request.header("X-Signature", signature);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String signature(String body, String secret) throws Exception {
        byte[] signed = (body + secret).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(signed));
    }

    private long connection() {
        Clock clock = Clock.systemUTC();
        long warehouse =
                new Warehouses(hub.core().database(), clock).create("North").id();
        return hub.core()
                .connections()
                .create(ShopConnection.to(sandbox, shop, "Shop", warehouse, Map.of("webhooks", true)))
                .id();
    }

    private Configuration configuration(int port, String publicUrl) {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = new HashMap<>();
        set.put("data.dir", temp.resolve("data").toString());
        set.put("database.url", database.url());
        set.put("database.username", database.username());
        set.put("database.password", database.password());
        set.put("http.port", Integer.toString(port));
        set.put("http.public-url", publicUrl);
        set.put("management.port", "0");
        set.put("schedule.enabled", "false");
        set.put("schedule.waiting.period", "200ms");
        set.put("failures.pause", "50ms");
        return HubSettings.read(set);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
