package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.order.IncomingLine;
import io.tillbridge.order.IncomingOrder;
import io.tillbridge.order.OrderIntake;
import io.tillbridge.order.OrderRules;
import io.tillbridge.order.ShortOrders;
import io.tillbridge.order.WorkingDays;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.product.listing.MatchBy;
import io.tillbridge.product.listing.SkuField;
import io.tillbridge.stock.IncomingGoodsResult;
import io.tillbridge.stock.NewIncomingGoods;
import io.tillbridge.stock.StockPlace;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A hub with a shop, two warehouses and products, and short words to speak to its API. */
final class ApiShop implements AutoCloseable {
    static final Instant ORDERED = Instant.parse("2026-03-11T08:00:00Z");

    final ApiHub hub;
    final long north;
    final long south;
    final long shop;
    private int counts;

    ApiShop(Path folder) throws Exception {
        hub = new ApiHub(folder);
        north = hub.shop.warehouses().create("North").id();
        south = hub.shop.warehouses().create("South").id();
        shop = hub.shop("Shop", List.of(north, south), Map.of("stockBuffer", 2)).id();
    }

    /** A product with this id. */
    long product(long id) {
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO product (id, vendor_sku, content_hash, name, brand, msrp, default_cost, language,
                          is_visible, gtin, created_at, updated_at)
                        VALUES (?, ?, 1, 'Mug', 'Acme', 10, 5, 'en', TRUE, '04006381333931', NOW(6), NOW(6))""",
                        id,
                        "SKU-" + id));
        return id;
    }

    /** @param product null: it matches nothing */
    long listing(String variant, Long product) {
        return hub.database.jdbi().withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, price,
                          stock_tracking, state, product_id, explanation, created_at, updated_at)
                        VALUES (:shop, :variant, 'Mug', '', 'A1', '', 12.5, 'enabled', :state, :product,
                          'No product has its codes.', NOW(6), NOW(6))""")
                .bind("shop", shop)
                .bind("variant", variant)
                .bind("state", product == null ? "unmatched" : "matched")
                .bind("product", product)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void put(long warehouse, long product, long pieces) {
        hub.stock.set(warehouse, product, pieces, "put-" + ++counts);
    }

    /**
     * Goods that are expected; their id.
     *
     * @param on null: nobody knows the day
     */
    long expect(long warehouse, long product, long pieces, LocalDate on) {
        NewIncomingGoods row = new NewIncomingGoods(new StockPlace(product, warehouse), pieces, on, null, null);
        return hub.shop.incoming().add(List.of(row)).stream()
                .map(IncomingGoodsResult.Added.class::cast)
                .mapToLong(added -> added.line().id())
                .sum();
    }

    /** A paid order of so many pieces of variants; its id. */
    long order(String remoteId, Map<String, Long> variants) {
        List<IncomingLine> lines = new ArrayList<>();
        variants.forEach((variant, pieces) -> lines.add(ShortOrders.line(
                "l" + variant, variant, "Mug", "", "A1", "", pieces, 0, BigDecimal.TEN, new BigDecimal("-2.5"))));
        Clock clock = Clock.systemUTC();
        OrderRules rules = ShortOrders.rules(
                true,
                false,
                Duration.ofHours(24),
                LocalTime.NOON,
                ZoneId.of("Europe/Amsterdam"),
                WorkingDays.mondayToFriday(),
                Arrays.asList(north, south),
                MatchBy.EAN_AND_SKU,
                SkuField.ARTICLE_CODE);
        IncomingOrder order = ShortOrders.order(
                shop,
                remoteId,
                "ORD" + remoteId,
                ORDERED,
                ORDERED,
                "processing_awaiting_shipment",
                "paid",
                "not_shipped",
                false,
                false,
                new BigDecimal("69.95"),
                "{\"name\":\"Test Koper\"}",
                "Ring twice",
                lines,
                List.of());
        return new OrderIntake(hub.database, clock, new LineMatch(), hub.reservations)
                .take(order, rules)
                .orderId();
    }

    HttpResponse<String> get(String path) throws Exception {
        return hub.door.get("/api/v1" + path);
    }

    JsonNode read(String path) throws Exception {
        return RunningApi.json(get(path));
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        return hub.door.send(hub.door.json(method, "/api/v1" + path, body));
    }

    HttpResponse<String> post(String path) throws Exception {
        return hub.door.send(hub.door.post("/api/v1" + path));
    }

    /** The values of a field over all pages of a list, read one item at a time. */
    List<String> walk(String path, String field) throws Exception {
        List<String> seen = new ArrayList<>();
        String more = "";
        do {
            JsonNode page = read(path + (path.contains("?") ? "&" : "?") + "limit=1" + more);
            page.path("items").forEach(item -> seen.add(item.path(field).asText()));
            more = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!more.isEmpty());
        return seen;
    }

    static List<String> pointers(HttpResponse<String> answer) throws Exception {
        return RunningApi.json(answer).path("errors").findValuesAsText("pointer");
    }

    @Override
    public void close() {
        hub.close();
    }
}
