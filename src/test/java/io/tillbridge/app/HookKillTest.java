package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.cseries.OrderDraft;
import io.tillbridge.sandbox.cseries.RateLimits;
import io.tillbridge.sandbox.cseries.SandboxShop;
import io.tillbridge.sandbox.cseries.Shop;
import io.tillbridge.sandbox.cseries.ShopArticle;
import io.tillbridge.sandbox.cseries.ShopFault;
import io.tillbridge.sandbox.cseries.ShopSetup;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} between a web hook that was heard and the poll that reads its order. */
@Tag("long")
class HookKillTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Nobody is there: the test delivers the hook itself, when the time has come. */
    private static final Map<String, String> PUBLIC = Map.of("http.public-url", "http://127.0.0.1:9");

    private final SandboxShop api = SandboxShop.start(Clock.systemUTC());
    private final Shop shop = api.add(ShopSetup.numbered(1).withLimits(RateLimits.NONE));

    @TempDir
    private Path temp;

    private DatabaseSettings database;
    private Jdbi jdbi;

    @BeforeEach
    void open() {
        database = TestDatabase.freshSettings(temp.resolve("data"));
        jdbi = Outcome.jdbi(database);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theOrderIsThereAfterTheNextStart() throws Exception {
        long variant = shop.catalog().add(ShopArticle.of("SKU-1", "8700000000011", "Mug", "12.50"));
        String order;
        try (ChildHub hub = ChildHub.start(database, PUBLIC)) {
            long connection = connect(hub);
            hub.ended(hub.run(connection, "order-poll"), SOON);
            shop.faults().always("GET orders", ShopFault.slow(Duration.ofSeconds(20)));
            hub.run(connection, "order-poll");
            order = Long.toString(shop.orders().place(OrderDraft.paid(OrderDraft.Item.of(variant, 1))));

            assertThat(deliver(hub, "{\"order\":{\"id\":" + order + "}}")).isEqualTo(200);
            assertThat(count("SELECT COUNT(*) FROM webhook_call WHERE remote_id IS NOT NULL"))
                    .isEqualTo(1);
        }
        assertThat(orders()).isZero();
        shop.faults().clear();

        try (ChildHub hub = ChildHub.start(database, PUBLIC)) {
            Until.within(SOON, "order " + order + " is in the hub", () -> orders() == 1);
            Until.within(
                    SOON,
                    "nothing is left to be read",
                    () -> count("SELECT COUNT(*) FROM webhook_call WHERE remote_id IS NOT NULL") == 0);
            assertThat(hub.get("/orders").at("/items/0/remoteId").asText()).isEqualTo(order);
        }
    }

    private long connect(ChildHub hub) throws Exception {
        long warehouse = hub.post("/warehouses", Map.of("name", "Hall"));
        return hub.post(
                "/connections?test=false",
                Map.of(
                        "kind",
                        "cseries",
                        "name",
                        "Shop",
                        "settings",
                        Map.of(
                                "baseUrl",
                                api.baseUrl(),
                                "language",
                                "nl",
                                "orderSync",
                                true,
                                "webhooks",
                                true,
                                "warehouses",
                                List.of(Long.toString(warehouse))),
                        "secrets",
                        Map.of(
                                "apiKey",
                                shop.setup().key(),
                                "apiSecret",
                                shop.setup().secret())));
    }

    private int deliver(ChildHub hub, String body) throws Exception {
        String hook = shop.webhooks().registered().get(0).replaceFirst("^.*/hooks/", "/hooks/");
        byte[] signed = (body + shop.setup().secret()).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address().replace("/api/v1", "") + hook))
                .header("X-Event", "orders/paid")
                .header(
                        "X-Signature",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("MD5").digest(signed)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private long orders() {
        return count("SELECT COUNT(*) FROM customer_order");
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
