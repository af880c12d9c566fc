package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Compares shop and hub. Stock the shop does not track is no difference: its number has no effect. */
final class DriftReport {
    private static final String PAGE =
            """
            SELECT d.*, (d.available IS NOT NULL AND d.stock_tracking <> 'disabled'
                AND NOT d.available <=> d.known_stock) AS stock_differs,
              (d.price IS NOT NULL AND d.price <> d.msrp) AS price_differs
            FROM (SELECT l.id, l.remote_id, l.title, l.product_id, l.told_stock, l.told_at, l.sent_stock, l.sent_at, l.known_stock,
                l.stock_tracking, l.price, l.code_difference, p.msrp, p.updated_at AS product_at, %s
              FROM listing l JOIN product p ON p.id = l.product_id
              WHERE l.connection_id = :connection AND l.state = 'matched' AND l.id > :after) d
            WHERE (d.available IS NOT NULL AND d.stock_tracking <> 'disabled'
                AND NOT d.available <=> d.known_stock)
              OR (d.price IS NOT NULL AND d.price <> d.msrp) OR d.code_difference IS NOT NULL
            ORDER BY d.id LIMIT :limit""";
    private static final String STOCK =
            """
            IF(<counted>,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer), NULL)
              AS available,
            (SELECT MAX(s.updated_at) FROM stock_level s
              WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)) AS stock_at"""
                    .replace("<counted>", StockPush.COUNTED);
    private static final String NO_STOCK = "CAST(NULL AS SIGNED) AS available, CAST(NULL AS DATETIME(6)) AS stock_at";

    List<Drift> page(Handle handle, long connectionId, List<Long> warehouses, long buffer, Long after, int limit) {
        boolean none = warehouses.isEmpty();
        var query = handle.createQuery(PAGE.formatted(none ? NO_STOCK : STOCK))
                .bind("connection", connectionId)
                .bind("after", after == null ? 0 : after)
                .bind("limit", limit);
        if (!none) {
            query.bindList("warehouses", warehouses).bind("buffer", buffer);
        }
        return query.map(DriftReport::drift).list();
    }

    private static Drift drift(ResultSet row, StatementContext context) throws SQLException {
        return new Drift(
                row.getLong("id"),
                row.getString("remote_id"),
                row.getString("title"),
                row.getLong("product_id"),
                differs(row),
                row.getObject("told_stock", Long.class),
                UtcInstants.read(row, "told_at"),
                row.getObject("sent_stock", Long.class),
                UtcInstants.read(row, "sent_at"),
                row.getObject("known_stock", Long.class),
                row.getObject("available", Long.class),
                UtcInstants.read(row, "stock_at"),
                row.getBigDecimal("price"),
                row.getBigDecimal("msrp"),
                UtcInstants.read(row, "product_at"),
                row.getString("code_difference"));
    }

    private static Set<Drift.What> differs(ResultSet row) throws SQLException {
        Set<Drift.What> what = EnumSet.noneOf(Drift.What.class);
        if (row.getBoolean("stock_differs")) {
            what.add(Drift.What.STOCK);
        }
        if (row.getBoolean("price_differs")) {
            what.add(Drift.What.PRICE);
        }
        if (row.getString("code_difference") != null) {
            what.add(Drift.What.CODES);
        }
        return what;
    }
}
