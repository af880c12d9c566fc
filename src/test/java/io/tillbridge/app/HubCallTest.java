package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.api.flow.HubCallPassing;
import io.tillbridge.api.flow.HubCallRefused;
import io.tillbridge.audit.Audit;
import io.tillbridge.audit.AuditEntry;
import io.tillbridge.flow.ShopRules;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.ShortOrders;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Failures;
import io.tillbridge.run.KeptFailure;
import io.tillbridge.run.Run;
import io.tillbridge.stock.Reservations;
import io.tillbridge.stock.Warehouses;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that call the API of their own hub: the shipped routes with the examples of docs/route-beans.md among them. */
class HubCallTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/route-examples");
    private static final Instant ORDERED = Instant.parse("2026-03-11T08:00:00Z");
    /** In place of a shipped flow, so that a run of its job calls the API. */
    private static final String FAULTY = "cseries-variant-read";

    private static final String RIGHT = "cseries-product-sync";

    /** Its id, and the body of the call. */
    private static final String JOB_FLOW =
            """
            - route:
                id: %1$s
                group: cseries
                description: Change a product, in place of the shipped flow
                routeConfigurationId: failures-item
                from:
                  id: %1$s.from
                  uri: direct
                  parameters:
                    name: %1$s
                  steps:
                    - setBody:
                        expression:
                          constant:
                            expression: '%2$s'
                    - to:
                        id: %1$s.change
                        uri: kamelet:hub-call
                        parameters:
                          operation: changeProduct
                          arguments: id=7
            """;

    @TempDir
    static Path temp;

    private static Hub hub;
    private static HubCalls api;
    private static String shop;
    private static String warehouse;
    private static int orders;

    @BeforeAll
    static void start() throws Exception {
        Path routes = temp.resolve("routes");
        copy(Path.of("routes"), routes);
        copy(EXAMPLES, routes);
        flow(routes, FAULTY, "{\"name\": \"\", \"colour\": \"red\"}");
        flow(routes, RIGHT, "{\"brand\": \"Other\"}");
        Path permissions = routes.resolve("custom/permissions.yaml");
        Files.writeString(
                permissions,
                Files.readString(permissions) + FAULTY + ": [products:write]\n" + RIGHT + ": [products:write]\n");
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("schedule.enabled", "false");
        set.put("routes.dir", routes.toString());
        set.put("failures.pause", "1ms");
        set.put("failures.retries", "2");
        set.putAll(HubCalls.KEY);
        hub = Hub.start(HubSettings.read(set));
        api = new HubCalls(hub);
        fill();
    }

    private static void flow(Path routes, String id, String body) throws Exception {
        Files.writeString(routes.resolve("cseries/" + id + ".camel.yaml"), JOB_FLOW.formatted(id, body));
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file));
            }
        }
    }

    private static void fill() throws Exception {
        warehouse =
                Long.toString(new Warehouses(hub.core().database(), hub.core().clock())
                        .create("North")
                        .id());
        Map<String, Object> settings = Map.of(
                "baseUrl", "http://127.0.0.1:9", "language", "nl", "orderSync", true, "warehouses", List.of(warehouse));
        shop = Long.toString(hub.core()
                .connections()
                .create(Map.of("kind", "cseries", "name", "Shop", "settings", settings))
                .id());
        hub.core().database().jdbi().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language, gtin,
                      is_visible, created_at, updated_at)
                    VALUES (7, 'SKU-7', 1, 'Mug', 'Acme', 10, 5, 'en', '04006381333931', TRUE, NOW(6), NOW(6))""");
            handle.execute(
                    """
                    INSERT INTO listing (id, connection_id, remote_id, title, ean, article_code, sku, stock_tracking,
                      state, explanation, created_at, updated_at)
                    VALUES (5, ?, 'v7', 'Mug', '', '', '', 'enabled', 'unmatched', 'No product.', NOW(6), NOW(6))""",
                    shop);
        });
        api.call("PUT", "/stock/" + warehouse + "/7", Map.of("onHand", 1000));
        api.call("POST", "/listings/5/match", Map.of("productId", "7"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aFlowShipsAnOrderOnceAndTheAuditNamesTheFlow() throws Exception {
        String order = order("processing_awaiting_shipment", "paid");
        Map<String, Object> packed = Map.of("trackingCode", "3S-" + order);

        Exchange first = send("custom-hub-call", packed, Map.of("order", order));
        Exchange again = send("custom-hub-call", packed, Map.of("order", order));

        assertThat(first.getException()).isNull();
        assertThat(body(first)).containsEntry("state", "shipped").containsEntry("id", order);
        assertThat(first.getVariable("hubStatus")).isEqualTo(200);
        assertThat(again.getVariable("shipment")).isNotNull().isEqualTo(first.getVariable("shipment"));
        assertThat(audit("custom-hub-call", "shipOrder", "orders/" + order))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.deed().name()).isEqualTo("flow custom-hub-call");
                    assertThat(entry.deed().address()).isNull();
                    assertThat(entry.deed().asked()).contains("3S-" + order).doesNotContain("Jane");
                    assertThat(entry.outcome().status()).isEqualTo(201);
                });
        assertThat(first.getMessage().getHeaders()).containsEntry("X-Customer", "Jane");
    }

    @Test
    void aChangeIsBasedOnTheVersionThatTheFlowHasRead() throws Exception {
        Exchange changed = send("custom-hub-price", null, Map.of("product", "7"));

        assertThat(changed.getException()).isNull();
        assertThat(body(changed)).containsEntry("isVisible", false);
        assertThat(audit("custom-hub-price", "changeProduct", "products/7")
                        .get(0)
                        .outcome()
                        .after())
                .contains("\"isVisible\":false");
        api.call("PATCH", "/products/7", Map.of("isVisible", true));
    }

    @Test
    void aFileGoesInAndComesOutAsAStream() throws Exception {
        String catalog = Long.toString(hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "sftp-catalog",
                        "name",
                        "Vendor",
                        "settings",
                        Map.of("host", "127.0.0.1", "path", "/", "username", "acme"),
                        "secrets",
                        Map.of("password", "secret")))
                .id());
        byte[] file = "vendorSku,name\nA-1,One\n".getBytes(StandardCharsets.UTF_8);

        Exchange ended = send("custom-hub-file", file, Map.of("connection", catalog, "name", "a.csv"));

        assertThat(ended.getException()).isNull();
        assertThat(ended.getVariable("hubFilename")).isEqualTo("a.csv");
        try (InputStream read = ended.getMessage().getBody(InputStream.class)) {
            assertThat(read.readAllBytes()).isEqualTo(file);
        }
    }

    @Test
    void theBeanFindsProducts() {
        Exchange ended = send("custom-hub-products", Map.of("sku", "SKU-7", "gtin", "4006381333931"), Map.of());

        assertThat(ended.getException()).isNull();
        assertThat(map(ended.getVariable("scanned"))).isEqualTo(ended.getVariable("product"));
        assertThat(map(ended.getVariable("whole"))).isNotEmpty();
        Exchange none = send("custom-hub-products", Map.of("sku", "none", "gtin", "4006381333931"), Map.of());
        assertThat(none.getVariable("product")).isNull();
    }

    @Test
    void theBeanCountsAndMovesStock() throws Exception {
        Exchange ended = send(
                "custom-hub-stock",
                null,
                Map.of("warehouse", warehouse, "product", "7", "shop", shop, "reference", "broken-1"));

        assertThat(ended.getException()).isNull();
        assertThat(map(ended.getVariable("level"))).containsEntry("onHand", 10);
        assertThat(ended.getVariable("available")).isInstanceOf(Long.class);
        assertThat(ended.getVariable("inShop")).isInstanceOf(Long.class);
        api.call("PUT", "/stock/" + warehouse + "/7", Map.of("onHand", 1000));
    }

    @Test
    void theBeanBringsOrdersOn() throws Exception {
        String packed = order("processing_awaiting_shipment", "paid");
        String cancelled = order("processing_awaiting_shipment", "paid");

        Exchange shipped = event(packed, "packed");
        Exchange ended = event(cancelled, "returned");

        assertThat(shipped.getException()).isNull();
        assertThat(body(shipped)).containsEntry("orderId", packed);
        assertThat(ended.getException()).isNull();
        assertThat(body(ended)).containsEntry("state", "cancelled");
        assertThat(event("0", "packed").getException())
                .hasRootCauseInstanceOf(HubCallRefused.class)
                .hasMessageContaining("id is missing");
    }

    @Test
    void aConflictPassesAndIsTriedAgain() {
        String order = order("processing_awaiting_shipment", "paid");

        Exchange ended = event(order, "approved");

        assertThat(ended.getException())
                .isInstanceOf(HubCallPassing.class)
                .hasMessageStartingWith("releaseOrder: Not in this state of the order: ");
        assertThat(audit("custom-hub-orders", "releaseOrder", "orders/" + order))
                .hasSize(1 + 2)
                .allSatisfy(entry -> assertThat(entry.outcome().status()).isEqualTo(409));
    }

    @Test
    void theBeanStartsRuns() {
        Exchange ended = send("custom-hub-runs", null, Map.of("shop", shop));

        assertThat(ended.getException()).isNull();
        assertThat(body(ended)).containsEntry("job", "order-poll").containsKey("state");
        assertThat(body(send("custom-hub-job", null, Map.of()))).containsEntry("job", "retention");
    }

    @Test
    void faultyContentIsKeptWithItsFaults() throws Exception {
        Run run = ended("variant-read", false);

        assertThat(hub.running().failures().list(new Failures.Filter(Long.valueOf(shop), "bad-data", null), null, 9))
                .extracting(KeptFailure::message)
                .anySatisfy(message -> assertThat(message)
                        .startsWith("changeProduct: Faulty content: The body has 2 faults: ")
                        .contains("There is no field \"colour\""));
        assertThat(run.error()).contains("kept as failure");
    }

    @Test
    void aDryRunNotesACallAndChangesNothing() throws Exception {
        Run dry = ended("product-sync", true);

        assertThat(hub.running().runs().events(dry.id(), 0, 9))
                .extracting(Run.Event::message)
                .contains("Would call changeProduct: PATCH /products/7.");
        assertThat(audit(RIGHT, "changeProduct", "products/7")).isEmpty();
        assertThat(api.call("GET", "/products/7", null).body().path("brand").asText())
                .isEqualTo("Acme");
    }

    @Test
    void aDryRunFindsFaultyContent() throws Exception {
        assertThat(ended("variant-read", true).error()).contains("There is no field \"colour\"");
    }

    private static Exchange event(String order, String event) {
        Map<String, Object> body = Map.of("number", "ORD" + order, "event", event, "trackingCode", "3S-" + order);
        return send("custom-hub-orders", body, Map.of("shop", shop));
    }

    private static Run ended(String job, boolean dry) throws Exception {
        AtomicReference<Run> begun = new AtomicReference<>();
        Until.holds("a run of " + job + " begins", () -> {
            try {
                begun.set(hub.running().runs().request(job, Long.parseLong(shop), "api", dry, false));
                return true;
            } catch (AlreadyRunning other) {
                return false;
            }
        });
        Run run = begun.get();
        Until.holds(
                "run " + run.id() + " ends",
                () -> hub.running().runs().get(run.id()).orElseThrow().state().over());
        return hub.running().runs().get(run.id()).orElseThrow();
    }

    /** Its number is ORD and its id. */
    private static String order(String status, String payment) {
        String id = Integer.toString(++orders);
        ShopRules rules = new ShopRules(hub.core().connections(), hub.core().settings(), Duration.ofHours(24));
        long order = new OrderIntake(
                        hub.core().database(),
                        hub.core().clock(),
                        new LineMatch(),
                        new Reservations(hub.core().database(), hub.core().clock()))
                .take(
                        ShortOrders.order(
                                Long.parseLong(shop),
                                id,
                                "ORD" + id,
                                ORDERED,
                                ORDERED,
                                status,
                                payment,
                                "not_shipped",
                                false,
                                false,
                                null,
                                "{}",
                                null,
                                List.of(ShortOrders.line("l" + id, "v7", "Mug", "", "", "", 2, 0, null, null)),
                                List.of()),
                        rules.orders(Long.parseLong(shop)))
                .orderId();
        assertThat(order).isEqualTo(orders);
        return id;
    }

    private static List<AuditEntry> audit(String flow, String action, String subject) {
        return hub.core().audit().list(new Audit.Filter("flow:" + flow, action, subject, null, null, null), null, 9);
    }

    private static Map<String, Object> body(Exchange exchange) {
        return map(exchange.getMessage().getBody());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static Exchange send(String route, Object body, Map<String, Object> variables) {
        return hub.producer().send("direct:" + route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(Map.of("X-Customer", "Jane")));
            variables.forEach(exchange::setVariable);
        });
    }
}
