package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.ShortOrders;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.run.Runs;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from the API's changes of shops, in the whole hub. */
class HubShopApiTest {
    private static final Instant ORDERED = Instant.parse("2026-03-11T08:00:00Z");

    @TempDir
    private Path temp;

    @AutoClose
    private Hub hub;

    private long shop;

    @BeforeEach
    void start() throws Exception {
        hub = Hub.start(configuration());
        long warehouse = new Warehouses(hub.core().database(), hub.core().clock())
                .create("North")
                .id();
        shop = hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "cseries",
                        "name",
                        "Shop",
                        "settings",
                        Map.of(
                                "baseUrl",
                                "http://127.0.0.1:9",
                                "language",
                                "nl",
                                "orderSync",
                                true,
                                "warehouses",
                                List.of(Long.toString(warehouse)))))
                .id();
        hub.core().database().jdbi().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                      is_visible, created_at, updated_at)
                    VALUES (7, 'SKU-7', 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, NOW(6), NOW(6))""");
            handle.execute(
                    """
                    INSERT INTO listing (id, connection_id, remote_id, title, ean, article_code, sku, stock_tracking,
                      state, explanation, created_at, updated_at)
                    VALUES (5, ?, 'v7', 'Mug', '', '', '', 'enabled', 'unmatched', 'No product.', NOW(6), NOW(6))""",
                    shop);
        });
        new Stock(hub.core().database(), hub.core().clock()).set(warehouse, 7, 10, "count-1");
    }

    @Test
    void aMatchByHandFreesWhatWaitedForItAndAShipmentCallsTheShop() throws Exception {
        long order = order();
        String held = call("GET", "/orders/" + order, null);
        call("POST", "/listings/5/match", "{\"productId\":\"7\"}");
        String freed = call("GET", "/orders/" + order, null);
        String shipped = call("POST", "/orders/" + order + "/shipments", "{\"trackingCode\":\"3SABC\"}");

        assertThat(held).contains("\"state\":\"on-hold\"", "\"holdCause\":\"lines\"");
        assertThat(freed).contains("\"state\":\"accepted\"");
        assertThat(shipped).contains("\"state\":\"stored\"");
        assertThat(hub.running().runs().list(new Runs.Filter(shop, "shipment-push", null), null, 9))
                .hasSize(1);
        assertThat(call("GET", "/connections/" + shop + "/health", null)).contains("\"state\":");
    }

    private long order() {
        IncomingOrder order = ShortOrders.order(
                shop,
                "1",
                "ORD1",
                ORDERED,
                ORDERED,
                "processing_awaiting_shipment",
                "paid",
                "not_shipped",
                false,
                false,
                null,
                "{}",
                null,
                List.of(ShortOrders.line("l1", "v7", "Mug", "", "", "", 2, 0, null, null)),
                List.of());
        ShopRules rules = new ShopRules(hub.core().connections(), hub.core().settings(), Duration.ofHours(24));
        return new OrderIntake(
                        hub.core().database(),
                        hub.core().clock(),
                        new LineMatch(),
                        new Reservations(hub.core().database(), hub.core().clock()))
                .take(order, rules.orders(shop))
                .orderId();
    }

    private String call(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private Configuration configuration() {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("schedule.enabled", "false");
        set.putAll(HubCalls.KEY);
        return HubSettings.read(set);
    }
}
