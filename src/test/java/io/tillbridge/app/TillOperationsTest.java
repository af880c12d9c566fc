package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tillbridge.run.Jobs;
import io.tillbridge.sandbox.rseries.ItemDraft;
import io.tillbridge.sandbox.rseries.SaleDraft;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation that names a connection, called with a till that has shops, listings, sales, failures and runs. A new
 * operation of {@code openapi.yaml} that names one needs an entry here.
 */
class TillOperationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REDIRECT = "https://localhost/";
    private static final String NEVER = "0 0 3 1 1 ? 2099";
    /** What names a connection in a path, a query, a body or an answer. */
    private static final Set<String> NAMES = Set.of("connection", "connectionId", "connections");
    /** What hangs on one without naming it. */
    private static final Set<String> PARTS =
            Set.of("runs", "failures", "uploads", "listings", "orders", "shipments", "events", "audit", "oauth");

    @TempDir
    private Path temp;

    private final SoftAssertions all = new SoftAssertions();
    private final Set<String> tried = new LinkedHashSet<>();
    private TillHub world;
    private OneTill one;
    private OneTill.Article lamp;
    private OneTill.Article cord;
    private String id;
    private String path;

    @BeforeEach
    void givenATillWithData() throws Exception {
        Map<String, String> keys = new HashMap<>(HubCalls.KEY);
        keys.put("event-subscriptions.internal-hosts", "127.0.0.1");
        keys.put("schedule.enabled", "true");
        List.of("order-poll", "price-push", "product-sync", "catalog-pull", "retention")
                .forEach(job -> keys.put("schedule." + job + ".cron", NEVER));
        world = TillHub.start(temp, keys);
        one = world.till(Map.of(
                "productSync", true, "stockSync", true, "priceSync", true, "costSync", true, "redirectUri", REDIRECT));
        id = Long.toString(one.connection.id());
        path = "/connections/" + id;
        lamp = one.article(10);
        cord = one.article(4);
        one.till.stock().addItem(ItemDraft.of("NOBODY-KNOWS", "", "Vase", "3.00"));
        one.run(Jobs.PRODUCT_SYNC, false);
        long sale = one.till
                .sales()
                .ringUp(SaleDraft.at(one.shop).item(lamp.item(), 2).misc("Repair", 1, "5"));
        one.poll();
        world.time.turn(Duration.ofSeconds(10));
        one.till.sales().refund(sale, 0, 1);
        one.till.sales().ringUp(SaleDraft.at(0).item(lamp.item(), 1));
        one.till.sales().ringUp(SaleDraft.at(0).item(lamp.item(), 1));
        one.poll();
        one.quiet();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void everyOperationThatNamesAConnectionWorksWithATill() throws Exception {
        connections();
        authorization();
        tillParts();
        runsAndFailures();
        products();
        orders();
        events();
        uploads();

        all.assertAll();
        assertThat(named())
                .as("operations that name a connection and have no entry in this test")
                .isEqualTo(tried());
    }

    private void connections() throws Exception {
        has("listConnections", "GET", "/connections", "\"kind\":\"rseries\"");
        JsonNode made = call("createConnection", "POST", "/connections", Map.of("kind", "rseries", "name", "New"), 201);
        String other = "/connections/" + made.path("id").asText();
        has("getConnection", "GET", path, "\"orderSync\":true");
        call("changeConnection", "PATCH", path, Map.of("settings", Map.of("stockBuffer", 1)), 200);
        has("listConnectionVersions", "GET", path + "/versions", "stockBuffer");
        call("restoreConnection", "POST", path + "/versions/1/restore", null, 200);
        has("testConnection", "POST", path + "/test", "\"ok\":true,\"checks\"");
        JsonNode health = call("getConnectionHealth", "GET", path + "/health", null, 200);
        all.assertThat(health.path("nextRuns").findValuesAsText("job"))
                .contains("order-poll", "product-sync", "price-push");
        all.assertThat(health.at("/authorization/tokenAge").isNumber()).isTrue();
        call("deleteConnection", "DELETE", other, null, 204);
        call("listPartnerAccess", "GET", path + "/partner-access", null, 409);
        call("givePartnerAccess", "POST", path + "/partner-access", Map.of("title", "Agency"), 409);
        call("revokePartnerAccess", "DELETE", path + "/partner-access/1", null, 409);
        feedParts();
        call("tryConnection", "POST", "/connection-trials", Map.of("kind", "rseries", "settings", Map.of()), 200);
        call("getConnectionFacts", "GET", path + "/facts", null, 200);
        has("getOverview", "GET", "/overview", "\"id\":\"" + id + "\"");
        call("getStatistics", "GET", "/statistics?connection=" + id, null, 200);
        has("exportConfiguration", "GET", "/configuration", "rseries");
        call("importConfiguration", "POST", "/configuration?dryRun=true", text("GET", "/configuration"), 200);
    }

    /** A till has no feed of its own. */
    private void feedParts() throws Exception {
        String feed = path + "/feed";
        call("getFeed", "GET", feed, null, 404);
        call("getFeedFile", "GET", feed + "/file", null, 404);
        call("listFeedPulls", "GET", feed + "/pulls", null, 404);
        call("listFeedFindings", "GET", feed + "/findings", null, 404);
        call("getFeedFindingsFile", "GET", feed + "/findings-file", null, 404);
        call("listFeedChanges", "GET", feed + "/changes", null, 404);
        call("previewFeed", "POST", feed + "/preview", Map.of("count", 1), 404);
        call("rotateFeedToken", "POST", feed + "/token", Map.of("graceHours", 0), 404);
        call("revealFeedToken", "POST", feed + "/token/reveal", null, 404);
    }

    private void authorization() throws Exception {
        String url = call("beginAuthorization", "POST", path + "/authorization", null, 200)
                .path("url")
                .asText();
        HttpResponse<String> decided = HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "answer=allow&account=" + one.till.setup().id()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        String landed = decided.headers().firstValue("Location").orElseThrow();
        call("completeAuthorization", "POST", path + "/authorization/complete", Map.of("address", landed), 200);
        has("receiveAuthorization", "GET", "/oauth/callback?code=a&state=unknown", "This sign-in does not work");
    }

    private void tillParts() throws Exception {
        call("refreshTillShops", "POST", path + "/shops/refresh", null, 200);
        has("listTillShops", "GET", path + "/shops", "\"name\":\"Riverside 1\"");
        has("listTillProducts", "GET", path + "/products", lamp.sku());
        call(
                "enableTillProducts",
                "PUT",
                path + "/products",
                Map.of("items", List.of(Map.of("sku", cord.sku(), "enabled", true))),
                200);
        call("enableTillProduct", "PUT", path + "/products/" + lamp.product(), Map.of("enabled", true), 200);
        has("exportTillItems", "GET", path + "/items-file", lamp.sku());
        has("listDrift", "GET", path + "/drift", "\"shops\"");
        call("summarizeDrift", "GET", path + "/drift/summary", null, 200);
        has("getCoverage", "GET", path + "/coverage", "\"watermark\"");
        // A till has no checkout on the web.
        call("getCheckout", "GET", path + "/checkout", null, 409);
        call("rotateCheckout", "POST", path + "/checkout/rotate", null, 409);
        call("getDeliveryOptions", "GET", path + "/delivery-options", null, 409);
        call("replaceDeliveryOptions", "PUT", path + "/delivery-options", Map.of(), 409);
    }

    private void runsAndFailures() throws Exception {
        has("listJobs", "GET", "/jobs", "\"connectionId\":\"" + id + "\"");
        JsonNode run = call("startRun", "POST", path + "/runs", Map.of("job", Jobs.PRODUCT_SYNC, "dryRun", true), 202);
        call("startHubRun", "POST", "/runs", Map.of("job", Jobs.ORDER_POLL), 422);
        has("listRuns", "GET", "/runs?connection=" + id, "\"job\":\"order-poll\"", "\"job\":\"product-sync\"");
        String runId = run.path("id").asText();
        one.quiet();
        has("getRun", "GET", "/runs/" + runId, "\"connectionId\":\"" + id + "\"");
        has("listRunEvents", "GET", "/runs/" + runId + "/events", "level\":\"info");
        call("listRunPlan", "GET", "/runs/" + runId + "/plan", null, 200);
        call("cancelRun", "POST", "/runs/" + runId + "/cancel", null, 409);
        JsonNode failures = call("listFailures", "GET", "/failures?connection=" + id + "&state=kept", null, 200);
        String first = failures.at("/items/0/id").asText();
        String second = failures.at("/items/1/id").asText();
        has("getFailure", "GET", "/failures/" + first, "came without a shop");
        call("replayFailure", "POST", "/failures/" + first + "/replay", null, 202);
        one.quiet();
        call("discardFailure", "POST", "/failures/" + second + "/discard", null, 200);
        call("replayFailures", "POST", "/failures/replay", Map.of("ids", List.of(first)), 200);
        one.quiet();
        call("discardFailures", "POST", "/failures/discard", Map.of("ids", List.of(first)), 200);
    }

    private void products() throws Exception {
        // Products come from catalogs: a till brings none.
        has("listProducts", "GET", "/products?connection=" + id, "{\"items\":[]}");
        call("listCatalogProducts", "GET", "/catalog/products?connection=" + id, null, 409);
        call(
                "writeCatalogProducts",
                "PUT",
                "/catalog/products?connection=" + id,
                Map.of("items", List.of(Map.of("vendorSku", "A"))),
                409);
        call("uploadOwnCatalog", "POST", "/catalog/upload?filename=a.csv&connection=" + id, "a;b\n", 409);
        String product = "/products/" + lamp.product();
        has("getProduct", "GET", product, lamp.sku());
        call("changeProduct", "PATCH", product, Map.of("name", "Lamp, green"), 200);
        has("explainStock", "GET", product + "/stock-explanation?connection=" + id, "\"Riverside 1\"");
        JsonNode listings = call("listListings", "GET", "/listings?connection=" + id + "&state=unmatched", null, 200);
        String listing = "/listings/" + listings.at("/items/0/id").asText();
        has("countListings", "GET", "/listing-counts?connection=" + id, "\"unmatched\":1");
        has("search", "GET", "/search?q=NOBODY-KNOWS", "NOBODY-KNOWS");
        has("getListing", "GET", listing, "NOBODY-KNOWS");
        has("unmatchListing", "POST", "/listings/" + matched() + "/unmatch", "\"state\":\"unmatched\"");
        call("matchListing", "POST", listing + "/match", Map.of("productId", Long.toString(lamp.product())), 200);
        has("undoListing", "POST", listing + "/undo", "\"state\":\"unmatched\"");
    }

    private String matched() throws Exception {
        JsonNode found =
                JSON.readTree(text("GET", "/listings?connection=" + id + "&state=matched&product=" + lamp.product()));
        return found.at("/items/0/id").asText();
    }

    private void orders() throws Exception {
        JsonNode listed = call("listOrders", "GET", "/orders?connection=" + id + "&state=shipped", null, 200);
        has("countOrders", "GET", "/orders/counts?connection=" + id, "\"shipped\":1");
        String order = "/orders/" + listed.at("/items/0/id").asText();
        JsonNode shown = call("getOrder", "GET", order, null, 200);
        String line = shown.at("/lines/0/id").asText();
        call("shipOrder", "POST", order + "/shipments", Map.of("trackingCode", "3S1"), 409);
        call("releaseOrder", "POST", order + "/release", null, 409);
        call("cancelOrder", "POST", order + "/cancel", null, 409);
        call(
                "returnOrder",
                "POST",
                order + "/returns",
                Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1)), "restock", true),
                409);
        call("tellShipmentAgain", "POST", "/shipments/1/tell-again", null, 404);
        all.assertThat(one.onHand(lamp)).isEqualTo(9);
    }

    private void events() throws Exception {
        has("listEvents", "GET", "/events?types=order.shipped", "\"connectionId\":\"" + id + "\"");
        has("listAudit", "GET", "/audit?subject=connections/" + id, "changeConnection");
        has("exportAudit", "GET", "/audit/export?subject=connections/" + id, "changeConnection");
        String entry = JSON.readTree(text("GET", "/audit?subject=connections/" + id))
                .at("/items/0/id")
                .asText();
        has("getAuditEntry", "GET", "/audit/" + entry, "\"connectionId\":\"" + id + "\"");
        Map<String, Object> wanted = Map.of(
                "name",
                "ERP",
                "address",
                "http://127.0.0.1:9/",
                "types",
                List.of("order.shipped"),
                "connections",
                List.of(id));
        JsonNode made = call("createEventSubscription", "POST", "/event-subscriptions", wanted, 201);
        String subscription = "/event-subscriptions/" + made.path("id").asText();
        has("listEventSubscriptions", "GET", "/event-subscriptions", "\"connections\":[\"" + id + "\"]");
        has("getEventSubscription", "GET", subscription, "\"connections\":[\"" + id + "\"]");
        call("changeEventSubscription", "PATCH", subscription, Map.of("connections", List.of(id)), 200);
        call("rotateEventSubscription", "POST", subscription + "/rotate", Map.of(), 200);
        Map<String, Object> secret = Map.of("connectionId", id, "secretName", "clientSecret");
        call("createOneTimeSecret", "POST", "/one-time-secrets", secret, 403);
    }

    private void uploads() throws Exception {
        call("uploadCatalog", "POST", path + "/uploads?filename=a.csv", "a;b\n", 422);
        call("listUploads", "GET", "/uploads?connection=" + id, null, 200);
        for (Map.Entry<String, String> part : Map.of(
                        "getUpload",
                        "",
                        "getUploadFile",
                        "/file",
                        "getUploadErrorFile",
                        "/error-file",
                        "getUploadRejectedRows",
                        "/rejected-rows",
                        "listUploadFindings",
                        "/findings",
                        "countUploadFindings",
                        "/finding-counts",
                        "listUploadChanges",
                        "/changes")
                .entrySet()) {
            call(part.getKey(), "GET", "/uploads/1" + part.getValue(), null, 404);
        }
        has("deleteAuthorization", "DELETE", path + "/authorization", "\"revoked\":true");
    }

    private HttpResponse<String> send(String method, String target, Object body) throws Exception {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.hub.apiAddress() + "/api/v1" + target))
                .header("Authorization", "Basic " + key);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else if (body instanceof String text) {
            String type = target.startsWith("/configuration") ? "application/yaml" : "text/csv";
            request.header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(text));
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Set<String> named() throws Exception {
        JsonNode contract;
        try (InputStream in = getClass().getResourceAsStream("/openapi.yaml")) {
            contract = new YAMLMapper().readTree(in);
        }
        Set<String> named = new TreeSet<>();
        contract.path("paths").properties().forEach(one -> one.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .filter(operation -> PARTS.contains(one.getKey().split("/", -1)[1])
                        || one.getKey().startsWith("/connections")
                        || one.getKey().startsWith("/configuration")
                        || names(contract, one.getValue().path("parameters"), new ArrayList<>())
                        || names(contract, operation.getValue(), new ArrayList<>()))
                .forEach(operation ->
                        named.add(operation.getValue().path("operationId").asText())));
        return named;
    }

    /** Whether a parameter or a field below names a connection. */
    private static boolean names(JsonNode contract, JsonNode node, List<String> seen) {
        if (node.has("$ref")) {
            String reference = node.path("$ref").asText().substring(1);
            if (seen.contains(reference)) {
                return false;
            }
            seen.add(reference);
            return names(contract, contract.at(reference), seen);
        }
        if (node.has("in") && NAMES.contains(node.path("name").asText())) {
            return true;
        }
        for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
            if (NAMES.contains(field.getKey())) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (names(contract, child, seen)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> tried() {
        return new TreeSet<>(tried);
    }

    private String text(String method, String target) throws Exception {
        return send(method, target, null).body();
    }

    private void has(String operation, String method, String target, String... expected) throws Exception {
        all.assertThat(call(operation, method, target, null, 200).toString())
                .as(operation)
                .contains(expected);
    }

    private JsonNode call(String operation, String method, String target, Object body, int status) throws Exception {
        tried.add(operation);
        HttpResponse<String> answer = send(method, target, body);
        all.assertThat(answer.statusCode()).as(operation + ": " + answer.body()).isEqualTo(status);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") ? JSON.readTree(answer.body()) : JSON.valueToTree(answer.body());
    }
}
