package io.tillbridge.catalog.load;

import io.tillbridge.catalog.BlankCells;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements that write chunks of products. Every one of them leaves a product in the state the vendor's row says. */
final class ProductSql {
    private static final Set<String> REQUIRED =
            Set.of("vendor_sku", "content_hash", "name", "brand", "msrp", "language");
    private static final List<String> GTINS = List.of("gtin_ean", "gtin_upc", "gtin_itf14", "gtin_isbn");

    /** Cells may be absent in it that the product itself must have. */
    static final String TABLE =
            "CREATE OR REPLACE TEMPORARY TABLE load_row (upload_id BIGINT NOT NULL DEFAULT 0) ENGINE=InnoDB AS SELECT "
                    + list("%s").replace("is_visible", "NULLIF(is_visible, 2) AS is_visible") + " FROM product LIMIT 0";

    static final String FILL = loadData("load_row", "upload_id", column -> column);

    /**
     * Named, since the server cannot be left to choose: after a crash its statistics may be those of an empty table, and it
     * would read all products for each row.
     */
    private static final String BY_SKU = "product p FORCE INDEX (product_sku)";

    private final String create;
    private final String update;
    private final String insertNew;
    private final ChunkEvents events;
    private final Supplier<ChunkChanges> changes;

    ProductSql(long deliveryId, long connectionId, BlankCells blankCells, ChangeRoom room) {
        String known = "load_row t STRAIGHT_JOIN " + BY_SKU + " ON p.vendor_sku = t.vendor_sku AND p.connection_id = "
                + connectionId;
        String absent = "NOT EXISTS (SELECT 1 FROM " + BY_SKU + " WHERE p.vendor_sku = t.vendor_sku"
                + " AND p.connection_id = " + connectionId + ")";
        this.events = new ChunkEvents(deliveryId, known, value("default_cost", blankCells));
        this.changes = () -> new ChunkChanges(deliveryId, room, known, absent, column -> value(column, blankCells));
        this.create = loadData("product", "@upload", column -> column) + " SET connection_id = " + connectionId
                + ", created_at = UTC_TIMESTAMP(6), updated_at = UTC_TIMESTAMP(6)";
        this.update = "UPDATE load_row t STRAIGHT_JOIN " + BY_SKU
                + " ON p.vendor_sku = t.vendor_sku AND p.connection_id = "
                + connectionId + " SET p.state = IF(p.content_hash = 0, 'live', p.state), "
                + ProductLine.COLUMNS.stream()
                        .filter(column -> !column.equals("vendor_sku"))
                        .map(column -> "p." + column + " = " + value(column, blankCells))
                        .collect(Collectors.joining(", "))
                + ", p.updated_at = UTC_TIMESTAMP(6)";
        this.insertNew = "INSERT INTO product (connection_id, created_at, updated_at, " + list("%s") + ") SELECT "
                + connectionId + ", UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), "
                + list("t.%s").replace("t.is_visible", "COALESCE(t.is_visible, TRUE)")
                + " FROM load_row t WHERE " + absent;
    }

    /** Fast, but rows whose SKU is there are left out with a warning. */
    String create() {
        return create;
    }

    String update() {
        return update;
    }

    String insertNew() {
        return insertNew;
    }

    ChunkEvents events() {
        return events;
    }

    /** For the chunks of one thread. */
    ChunkChanges changes() {
        return changes.get();
    }

    private static String value(String column, BlankCells blankCells) {
        if (REQUIRED.contains(column)) {
            return "t." + column;
        }
        if (blankCells == BlankCells.CLEAR) {
            return column.equals("is_visible") ? "COALESCE(t.is_visible, TRUE)" : "t." + column;
        }
        return column.equals("gtin") ? keptGtin() : "COALESCE(t." + column + ", p." + column + ")";
    }

    /** Of the numbers that stand there afterwards, new or kept, the first kind is the product's. */
    private static String keptGtin() {
        return GTINS.stream()
                .map(kind -> String.format(
                        Locale.ROOT, "WHEN t.%s IS NOT NULL THEN t.gtin WHEN p.%s IS NOT NULL THEN p.gtin", kind, kind))
                .collect(Collectors.joining(" ", "CASE ", " ELSE COALESCE(t.gtin, p.gtin) END"));
    }

    /** SQL: takes the lines of a chunk in; {@code names} says where each of their columns goes. */
    static String loadData(String table, String upload, UnaryOperator<String> names) {
        return "LOAD DATA LOCAL INFILE 'products' INTO TABLE " + table + " CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (" + upload + ", "
                + ProductLine.COLUMNS.stream().map(names).collect(Collectors.joining(", ")) + ")";
    }

    private static String list(String form) {
        return ProductLine.COLUMNS.stream()
                .map(column -> String.format(Locale.ROOT, form, column))
                .collect(Collectors.joining(", "));
    }
}
