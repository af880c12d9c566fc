package io.tillbridge.product.listing;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Gathers, in sets, what the products say about the codes of all listings that are still to be decided. Each distinct code
 * is looked up once, so that a shop with one code a thousand times costs no more than one with a thousand codes. The
 * tables belong to the session of the handle. Indexes are named: after a crash the server's statistics may be those of an
 * empty table, and it would read all products for each code.
 */
final class CandidateTables {
    private static final String GTIN = "gtin CHAR(14) CHARACTER SET ascii ";
    private static final String SKU = "sku VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin ";
    private static final List<String> TABLES = List.of("listing_open", "listing_ean", "listing_sku", "listing_both");

    private static final String OPEN_TABLE = "CREATE OR REPLACE TEMPORARY TABLE listing_open (remote_id VARCHAR(64)"
            + " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL PRIMARY KEY, " + GTIN + "NULL, " + SKU
            + "NULL, KEY (gtin), KEY (sku)) ENGINE=InnoDB";
    private static final String EAN_TABLE = "CREATE OR REPLACE TEMPORARY TABLE listing_ean (" + GTIN
            + "NOT NULL PRIMARY KEY, live BIGINT NOT NULL, one BIGINT NULL, one_sku VARCHAR(255) CHARACTER SET utf8mb4"
            + " COLLATE utf8mb4_nopad_bin NULL) ENGINE=InnoDB";
    private static final String SKU_TABLE = "CREATE OR REPLACE TEMPORARY TABLE listing_sku (" + SKU
            + "NOT NULL PRIMARY KEY, live BIGINT NOT NULL, one BIGINT NULL, one_gtin CHAR(14) CHARACTER SET ascii NULL)"
            + " ENGINE=InnoDB";
    private static final String BOTH_TABLE = "CREATE OR REPLACE TEMPORARY TABLE listing_both (" + GTIN + "NOT NULL, "
            + SKU + "NOT NULL, live BIGINT NOT NULL, one BIGINT NULL, PRIMARY KEY (sku, gtin)) ENGINE=InnoDB";

    /** A link that stands, and a listing that was unmatched by hand, are not open. */
    private static final String OPEN =
            """
            INSERT INTO listing_open (remote_id, gtin, sku)
            SELECT w.remote_id, w.gtin, NULLIF(w.%s, '') FROM listing_walk w
            LEFT JOIN listing l FORCE INDEX (listing_remote) ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id
            LEFT JOIN product p ON p.id = l.product_id
            WHERE w.connection_id = :connection
              AND IF(l.product_id IS NULL, NOT l.decided_by <=> 'hand', p.id IS NULL)""";

    private static final String EAN =
            """
            INSERT INTO listing_ean (gtin, live, one, one_sku)
            SELECT p.gtin, SUM(p.state = 'live'), MAX(IF(p.state = 'live', p.id, NULL)), MAX(IF(p.state = 'live', %s, NULL))
            FROM (SELECT DISTINCT gtin FROM listing_open WHERE gtin IS NOT NULL) o
            STRAIGHT_JOIN product p FORCE INDEX (product_gtin) ON p.gtin = o.gtin GROUP BY p.gtin"""
                    .formatted(GeneratedSku.REAL);
    private static final String BY_SKU =
            """
            INSERT INTO listing_sku (sku, live, one, one_gtin)
            SELECT p.vendor_sku, SUM(p.state = 'live'), MAX(IF(p.state = 'live', p.id, NULL)),
              MAX(IF(p.state = 'live', p.gtin, NULL))
            FROM (SELECT DISTINCT sku FROM listing_open WHERE sku IS NOT NULL) o
            STRAIGHT_JOIN product p FORCE INDEX (product_sku) ON p.vendor_sku = o.sku GROUP BY p.vendor_sku""";
    private static final String BOTH =
            """
            INSERT INTO listing_both (gtin, sku, live, one)
            SELECT o.gtin, o.sku, COUNT(*), MAX(p.id)
            FROM (SELECT DISTINCT o.gtin, o.sku FROM listing_open o JOIN listing_ean e ON e.gtin = o.gtin AND e.live > 0
              JOIN listing_sku s ON s.sku = o.sku AND s.live > 0) o
            STRAIGHT_JOIN product p FORCE INDEX (product_sku) ON p.vendor_sku = o.sku AND p.gtin = o.gtin
              AND p.state = 'live'
            GROUP BY o.gtin, o.sku""";

    private final Handle handle;

    CandidateTables(Handle handle) {
        this.handle = handle;
    }

    /**
     * Looks up all codes. An INSERT … SELECT locks what it reads unless it reads what is committed, and would then meet
     * another shop's sync, or a load, that makes products at the same moment.
     */
    void fill(long connectionId, SkuField skuField) {
        TransactionIsolationLevel before = handle.getTransactionIsolationLevel();
        handle.setTransactionIsolationLevel(TransactionIsolationLevel.READ_COMMITTED);
        try {
            gather(connectionId, skuField);
        } finally {
            handle.setTransactionIsolationLevel(before);
        }
    }

    private void gather(long connectionId, SkuField skuField) {
        handle.execute(OPEN_TABLE);
        handle.createUpdate(OPEN.formatted(skuField.column()))
                .bind("connection", connectionId)
                .execute();
        handle.execute(EAN_TABLE);
        handle.execute(EAN);
        handle.execute(SKU_TABLE);
        handle.execute(BY_SKU);
        handle.execute(BOTH_TABLE);
        handle.execute(BOTH);
    }

    /** Sessions go back to a pool. */
    void drop() {
        TABLES.forEach(table -> handle.execute("DROP TEMPORARY TABLE IF EXISTS " + table));

}
}
