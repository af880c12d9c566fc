package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Numbers on their way to a shop. */
final class StockPush {
    private static final String DUE =
            """
            SELECT l.id, l.remote_id, l.product_id, l.sent_stock, l.refused_stock,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer) AS number
            FROM listing l
            WHERE l.connection_id = :connection AND l.state = 'matched' AND l.stock_tracking <> 'disabled'
            HAVING NOT number <=> sent_stock AND NOT number <=> refused_stock
            ORDER BY number, l.id LIMIT :limit""";

    List<StockToSend> due(Handle handle, long connectionId, List<Long> warehouses, long buffer, int limit) {
        if (warehouses.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(DUE)
                .bindList("warehouses", warehouses)
                .bind("connection", connectionId)
                .bind("buffer", buffer)
                .bind("limit", limit)
                .map((row, context) -> new StockToSend(
                        row.getLong("id"),
                        row.getString("remote_id"),
                        row.getLong("product_id"),
                        row.getLong("number"),
                        row.getObject("sent_stock", Long.class)))
                .list();
    }

    void confirmed(Handle handle, long id, long number, Instant at) {
        handle.execute(
                "UPDATE listing SET sent_stock = ?, sent_at = ?, told_stock = ?, told_at = ?, send_fault = NULL,"
                        + " refused_stock = NULL WHERE id = ?",
                number,
                UtcInstants.text(at),
                number,
                UtcInstants.text(at),
                id);
    }

    void refused(Handle handle, long id, long number, String why) {
        handle.execute("UPDATE listing SET send_fault = ?, refused_stock = ? WHERE id = ?", why, number, id);
    }
}
