package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedDefinitions;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A hub with products, a shop that lists them and two warehouses; and a pass over them. */
final class FeedShelf implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-11T13:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final long SHOP = 7;
    private static final Path SHIPPED = Path.of("config", "feeds");

    final Database database = TestDatabase.fresh();
    final List<FeedFinding> findings = new ArrayList<>();
    private final Path folder;
    private int movements;

    /** @param folder for snapshots */
    FeedShelf(Path folder) {
        this.folder = folder;
        for (long id : new long[] {SHOP, SHOP + 1}) {
            execute(
                    "INSERT INTO connection (id, kind, name, settings, created_at, updated_at)"
                            + " VALUES (?, 'cseries', ?, '{}', NOW(6), NOW(6))",
                    id,
                    "Shop " + id);
        }
        for (long id : new long[] {1, 2}) {
            execute(
                    "INSERT INTO warehouse (id, name, created_at, updated_at) VALUES (?, ?, NOW(6), NOW(6))",
                    id,
                    "Warehouse " + id);
        }
    }

    void execute(String sql, Object... values) {
        database.jdbi().useHandle(handle -> handle.execute(sql, values));
    }

    static FeedDefinition shipped(String name) {
        return FeedDefinitions.read(SHIPPED, null).find(name).orElseThrow();
    }

    static FeedScope scope() {
        return new FeedScope(
                1,
                List.of(SHOP),
                List.of(),
                0,
                0,
                0,
                "EUR",
                null,
                URI.create("https://shop.example/nl"),
                FeedScope.Quotas.ofDefinition());
    }

    /** A product with the columns given, listed in the shop with 40 pieces in the first warehouse. */
    void product(long id, String sku, Map<String, Object> columns) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", id);
        all.put("vendor_sku", sku);
        all.put("content_hash", 0);
        all.put("name", "Product " + id);
        all.put("brand", "Acme");
        all.put("msrp", "12.5");
        all.put("default_cost", "7.77");
        all.put("language", "nl");
        all.put("is_visible", true);
        all.put("images", "https://img.example/" + id + ".jpg https://img.example/" + id + "-b.jpg");
        all.put("created_at", "2026-01-01 00:00:00");
        all.put("updated_at", "2026-01-01 00:00:00");
        all.putAll(columns);
        String marks = all.keySet().stream().map(name -> "?").collect(Collectors.joining(", "));
        execute(
                "INSERT INTO product (" + String.join(", ", all.keySet()) + ") VALUES (" + marks + ")",
                all.values().toArray());
    }

    /** The product stands in a shop, at its own price. */
    void listed(long id, long shop, String price) {
        execute(
                "INSERT INTO listing (connection_id, remote_id, remote_product_id, title, product_title, page, ean,"
                        + " article_code, sku, price, stock_tracking, state, product_id, explanation, created_at,"
                        + " updated_at) VALUES (?, ?, ?, 'Default', (SELECT name FROM product WHERE id = ?), ?, '', '',"
                        + " '', ?, 'enabled', 'matched', ?, '', NOW(6), NOW(6))",
                shop,
                "v" + id,
                "p" + id,
                id,
                "article-" + id,
                price,
                id);
    }

    void stock(long id, long warehouse, long onHand, long reserved) {
        execute(
                "INSERT INTO stock_level (warehouse_id, product_id, on_hand, reserved, updated_at) VALUES (?, ?, ?, ?,"
                        + " NOW(6))",
                warehouse,
                id,
                onHand,
                reserved);
    }

    void moved(long id, long warehouse, long delta, String reason, Instant at) {
        execute(
                "INSERT INTO stock_movement (warehouse_id, product_id, delta, on_hand_after, reason, reference, at)"
                        + " VALUES (?, ?, ?, 0, ?, ?, ?)",
                warehouse,
                id,
                delta,
                reason,
                "m" + ++movements,
                io.tillbridge.storage.UtcInstants.text(at));
    }

    /** A product that is whole: listed, in stock. */
    void whole(long id, String sku, Map<String, Object> columns) {
        product(id, sku, columns);
        listed(id, SHOP, "10.00");
        stock(id, 1, 40, 0);
    }

    record Made(String text, FeedResult result) {}

    Made made(FeedDefinition definition, FeedScope scope) throws Exception {
        return made(definition, scope, new FeedSnapshot(null, folder.resolve("next.snapshot")));
    }

    Made made(FeedDefinition definition, FeedScope scope, FeedSnapshot snapshot) throws Exception {
        findings.clear();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FeedResult result = new FeedPass(database, CLOCK)
                .run(definition, scope, out, findings::add, snapshot, FeedProgress.silent());
        return new Made(out.toString(Charset.forName(definition.format().encoding())), result);
    }

    @Override
    public void close() {
        database.close();
    }
}
