package io.tillbridge.bench;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Products of a vendor, a shop's listings of some of them, and orders, put into the hub's database by SQL. */
final class BigCatalog {
    static final int ORDERS = 100_000;

    private BigCatalog() {}

    static String sku(long row) {
        return "SKU-" + Long.toString(row * 7919 % 1_000_003, 36) + "-" + row;
    }

    static String gtin(long row) {
        return String.format("%014d", 4_000_000_000_000L + row);
    }

    static String brand(long row) {
        return "Brand " + row % 900;
    }

    static String name(long row) {
        return Long.toString(row * 104_729 % 1_000_003, 36) + " bicycle " + row;
    }

    static void fill(Sql sql, Path folder, long products) throws Exception {
        sql.execute("INSERT INTO connection (kind, name, enabled, settings, created_at, updated_at)"
                + " VALUES ('sftp-catalog', 'bench vendor', FALSE, '{}', NOW(6), NOW(6)),"
                + " ('cseries', 'bench shop', FALSE, '{\"language\":\"nl\"}', NOW(6), NOW(6))");
        Path file = folder.resolve("products.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long row = 0; row < products; row++) {
                out.write((row + 1) + "," + sku(row) + "," + gtin(row) + "," + name(row) + "," + brand(row) + "\n");
            }
        }
        sql.execute("LOAD DATA LOCAL INFILE '" + file.toAbsolutePath() + "' INTO TABLE product CHARACTER SET utf8mb4"
                + " FIELDS TERMINATED BY ',' (id, vendor_sku, gtin, name, brand) SET connection_id = 1,"
                + " content_hash = 1, msrp = 29.95, default_cost = 12, language = 'nl', is_visible = TRUE,"
                + " description = REPEAT('A fine bicycle. ', 20), color = 'black', created_at = NOW(6),"
                + " updated_at = NOW(6)");
        Files.delete(file);
        sql.execute(
                "INSERT INTO listing (connection_id, remote_id, title, ean, article_code, sku, price, stock_tracking,"
                        + " state, product_id, explanation, created_at, updated_at) SELECT 2, id, name, gtin, vendor_sku, '', 29.95,"
                        + " 'enabled', IF(id % 10 = 0, 'unmatched', 'matched'), id, 'EAN and SKU agree.', NOW(6), NOW(6)"
                        + " FROM product WHERE id <= 200000");
        sql.execute(
                "INSERT INTO customer_order (connection_id, remote_id, number, state, remote_status, payment_status,"
                        + " shipment_status, total, person, ordered_at, remote_updated_at, created_at, updated_at) SELECT 2, id,"
                        + " CONCAT('ORD', id), IF(id % 5 = 0, 'shipped', 'accepted'), 'processing', 'paid', 'not_shipped', 69.95,"
                        + " '{\"name\":\"Test Koper\",\"city\":\"Gent\"}', NOW(6), NOW(6), NOW(6), NOW(6) FROM product WHERE id <= "
                        + ORDERS);
        sql.execute("ANALYZE TABLE product, listing, customer_order");
    }
}
