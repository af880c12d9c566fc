package io.tillbridge.product.listing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a staged walk by pages, joined with its listings and the tables of candidates. */
final class WalkPages {
    static final int ROWS = 2_000;

    /**
     * SQL: whether the walk has seen the product of a variant w, and with it the name. A walk without any products reads
     * variants only.
     */
    static final String PRODUCT_SHOWN = "(w.remote_product_id IS NULL OR EXISTS (SELECT 1 FROM listing_walk_product x"
            + " WHERE x.connection_id = w.connection_id AND x.remote_product_id = w.remote_product_id)"
            + " OR NOT EXISTS (SELECT 1 FROM listing_walk_product x WHERE x.connection_id = w.connection_id))";

    private static final String SELECT =
            """
            SELECT w.*, o.remote_id IS NOT NULL AS open, l.state, l.product_id, l.decided_by, l.match_gtin, l.match_sku,
              l.code_difference, l.explanation, l.version, e.live AS eans, e.one AS ean_one, e.one_sku, s.live AS skus,
              s.one AS sku_one, s.one_gtin, b.live AS boths, b.one AS both_one, <shown> AS product_shown
            FROM listing_walk w
            LEFT JOIN listing l ON l.connection_id = w.connection_id AND l.remote_id = w.remote_id
            LEFT JOIN listing_open o ON o.remote_id = w.remote_id
            LEFT JOIN listing_ean e ON e.gtin = o.gtin
            LEFT JOIN listing_sku s ON s.sku = o.sku
            LEFT JOIN listing_both b ON b.sku = o.sku AND b.gtin = o.gtin
            WHERE w.connection_id = :connection AND\s"""
                    .replace("<shown>", PRODUCT_SHOWN);

    private final Handle handle;
    private final long connectionId;
    private final SkuField skuField;

    WalkPages(Handle handle, long connectionId, SkuField skuField) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.skuField = skuField;
    }

    long count() {
        return handle.createQuery("SELECT COUNT(*) FROM listing_walk WHERE connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .one();
    }

    List<WalkRow> after(String remoteId) {
        return handle.createQuery(SELECT + "w.remote_id > :after ORDER BY w.remote_id LIMIT :rows")
                .bind("connection", connectionId)
                .bind("after", remoteId)
                .bind("rows", ROWS)
                .map(this::row)
                .list();
    }

    List<WalkRow> of(List<String> remoteIds) {
        return handle.createQuery(SELECT + "w.remote_id IN (<ids>) ORDER BY w.remote_id")
                .bind("connection", connectionId)
                .bindList("ids", remoteIds)
                .map(this::row)
                .list();
    }

    private WalkRow row(ResultSet row, StatementContext context) throws SQLException {
        String articleCode = row.getString("article_code");
        String sku = row.getString("sku");
        String code = skuField.of(articleCode, sku);
        ProductCodes codes =
                new ProductCodes(row.getString("ean"), row.getString("gtin"), code.isEmpty() ? null : code);
        return new WalkRow(
                row.getString("remote_id"),
                row.getString("remote_product_id"),
                row.getString("title"),
                codes.ean(),
                articleCode,
                sku,
                row.getBigDecimal("price"),
                row.getString("stock_tracking"),
                row.getObject("stock", Long.class),
                row.getString("read_at"),
                codes,
                standing(row),
                row.getBoolean("open"),
                new MatchFacts(
                        row.getLong("eans"),
                        row.getObject("ean_one", Long.class),
                        row.getString("one_sku"),
                        row.getLong("skus"),
                        row.getObject("sku_one", Long.class),
                        row.getString("one_gtin"),
                        row.getLong("boths"),
                        row.getObject("both_one", Long.class)),
                row.getObject("eans") != null || row.getObject("skus") != null,
                row.getBoolean("product_shown"));
    }

    private static ListingStatus standing(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return state == null
                ? null
                : new ListingStatus(
                        ListingState.of(state),
                        row.getObject("product_id", Long.class),
                        DecidedBy.of(row.getString("decided_by")),
                        row.getString("match_gtin"),
                        row.getString("match_sku"),
                        row.getString("code_difference"),
                        row.getString("explanation"),
                        row.getLong("version"));
    }
}
