package io.tillbridge.app;

import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.app.shell.HubOperations.Buyer;
import io.tillbridge.document.JsonText;
import io.tillbridge.product.Product;
import io.tillbridge.product.ProductState;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerState;
import io.tillbridge.retailer.Retailers;
import io.tillbridge.settings.Author;
import io.tillbridge.stock.Stock;
import io.tillbridge.stock.StockFilter;
import io.tillbridge.stock.StockLevel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A retailer of the sandbox: approved, with a key, and with orders in several states that it placed by the public API. */
final class SandboxRetailer {
    private static final String NAME = "Sandbox Retailer";
    private static final String EMAIL = "buyer@retailer.example";
    private static final int MOST = 500;
    private static final long PIECES = 3;
    /** What becomes of each order: moves after the draft, by the retailer ({@code submit}) and by the company. */
    private static final List<List<String>> ORDERS = List.of(
            List.of(),
            List.of("submit"),
            List.of("submit", "accept"),
            List.of("submit", "accept", "process", "shipments"),
            List.of("submit", "decline"));

    private final HubCore core;
    private final String address;
    private final String company;
    private final long warehouse;

    /** @param company client id and secret of the sandbox's own key, with a colon between */
    SandboxRetailer(HubCore core, String address, String company, long warehouse) {
        this.core = core;
        this.address = address;
        this.company = company;
        this.warehouse = warehouse;
    }

    /** Places the orders, once; a second start finds those of the first. */
    Buyer order() throws InterruptedException, IOException {
        if (core.settings().find().settings().wholesale().warehouses().isEmpty()) {
            core.settings()
                    .change(
                            Map.of("wholesale", Map.of("warehouses", List.of(Long.toString(warehouse)))),
                            null,
                            Author.HUB);
        }
        NewApiKey key = key(retailer());
        String own = key.key().clientId() + ":" + key.secret();
        HttpClient http = HttpClient.newHttpClient();
        if (((List<?>) json(http, own, "GET", "", null).get("items")).isEmpty()) {
            place(http, own);
        }
        int orders = ((List<?>) json(http, own, "GET", "", null).get("items")).size();
        return new Buyer(NAME, key.key().clientId(), key.secret(), orders);
    }

    private Retailer retailer() {
        Retailers all = core.retailers();
        Retailer retailer = all.list(null, 0, MOST).stream()
                .filter(one -> one.email().equals(EMAIL))
                .findFirst()
                .orElseGet(() -> all.request(
                        new Retailer.Request(
                                NAME,
                                EMAIL,
                                "Robin Buyer",
                                null,
                                "NL",
                                null,
                                core.settings().find().settings().termsOfServiceUrl()),
                        "sandbox"));
        return retailer.state() == RetailerState.PENDING
                ? all.approve(retailer.id(), "Made by the sandbox", "sandbox", null)
                : retailer;
    }

    private NewApiKey key(Retailer retailer) {
        ApiKeys keys = core.apiKeys();
        ApiKey key = keys.list(0, MOST).stream()
                .filter(one -> one.title().equals(NAME))
                .findFirst()
                .orElseGet(() -> {
                    ApiKey made = keys.create(
                                    NAME,
                                    Set.of(
                                            Permission.PRODUCTS_READ,
                                            Permission.WHOLESALE_ORDERS_READ,
                                            Permission.WHOLESALE_ORDERS_WRITE),
                                    retailer.id())
                            .key();
                    core.audit().hub("createApiKey", "api-keys/" + made.id(), "The sandbox made a retailer's key");
                    return made;
                });
        return keys.reveal(key.id()).orElseThrow();
    }

    private void place(HttpClient http, String own) throws InterruptedException, IOException {
        List<Product> goods = goods();
        for (int i = 0; i < ORDERS.size() && i + 1 < goods.size(); i++) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (Product product : goods.subList(i, i + 2)) {
                lines.add(Map.of("productId", Long.toString(product.id()), "quantity", PIECES));
            }
            Map<String, Object> made =
                    json(http, own, "POST", "", Map.of("reference", "PO-2026-" + (100 + i), "lines", lines));
            for (String move : ORDERS.get(i)) {
                move(http, move.equals("submit") ? own : company, made, move);
            }
        }
    }

    private void move(HttpClient http, String by, Map<String, Object> order, String move)
            throws InterruptedException, IOException {
        String path = "/" + order.get("id") + "/" + move;
        Map<String, Object> body =
                switch (move) {
                    case "shipments" -> {
                        Map<?, ?> first = (Map<?, ?>) ((List<?>) order.get("lines")).get(0);
                        yield Map.of(
                                "lines",
                                List.of(Map.of("lineId", first.get("id"), "quantity", 2)),
                                "trackingCode",
                                "3SSANDBOX1",
                                "carrier",
                                "PostNL");
                    }
                    case "decline" -> Map.of("reason", "Sold out until March");
                    default -> Map.of();
                };
        json(http, by, "POST", path, body);
    }

    /** Of which there are pieces that nobody waits for. */
    private List<Product> goods() {
        List<Long> ids = new Stock(core.database(), core.clock())
                .list(new StockFilter(warehouse, null, null, null), null, MOST).stream()
                        .filter(level -> level.onHand() - level.reserved() >= 4 * PIECES)
                        .map(StockLevel::productId)
                        .toList();
        return core.products().all(ids).values().stream()
                .filter(product ->
                        product.state() == ProductState.LIVE && product.visible() && product.defaultCost() != null)
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .limit(ORDERS.size() + 1L)
                .toList();
    }

    private Map<String, Object> json(HttpClient http, String by, String method, String path, Map<String, Object> body)
            throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/wholesale-orders" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(by.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JsonText.of(body)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("The sandbox's retailer cannot order: " + method + " /wholesale-orders" + path
                    + " answered " + response.statusCode() + ": " + response.body());
        }
        return JsonText.read(response.body(), "a wholesale order");
    }
}
