package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Numbers on their way to a shop. */
final class StockPush {
    private static final String DUE =
            """
            SELECT l.id, l.remote_id, l.product_id, l.sent_stock, l.refused_stock,
              l.send_fault IS NOT NULL AND l.refused_stock IS NULL AS missed,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer) AS number
            FROM listing l
            WHERE l.connection_id = :connection AND l.state = 'matched' AND l.stock_tracking <> 'disabled' <only>
            HAVING NOT number <=> sent_stock AND NOT number <=> refused_stock
            ORDER BY missed, IF(missed, RAND(), 0), number, l.id LIMIT :limit""";

    private static final String CONFIRMED =
            "UPDATE listing SET sent_stock = ?, sent_at = ?, told_stock = ?, told_at = ?, send_fault = NULL,"
                    + " refused_stock = NULL WHERE id = ?";

    List<StockToSend> due(Handle handle, long connectionId, List<Long> warehouses, long buffer, int limit) {
        return warehouses.isEmpty() ? List.of() : numbers(query(handle, "", connectionId, warehouses, buffer), limit);
    }

    /** Of these listings only. */
    List<StockToSend> due(
            Handle handle, long connectionId, List<Long> warehouses, long buffer, Collection<Long> listings) {
        return warehouses.isEmpty() || listings.isEmpty()
                ? List.of()
                : numbers(
                        query(handle, "AND l.id IN (<listings>)", connectionId, warehouses, buffer)
                                .bindList("listings", List.copyOf(listings)),
                        listings.size());
    }

    private static Query query(Handle handle, String only, long connectionId, List<Long> warehouses, long buffer) {
        return handle.createQuery(DUE.replace("<only>", only))
                .bindList("warehouses", warehouses)
                .bind("connection", connectionId)
                .bind("buffer", buffer);
    }

    private static List<StockToSend> numbers(Query query, int limit) {
        return query.bind("limit", limit)
                .map((row, context) -> new StockToSend(
                        row.getLong("id"),
                        row.getString("remote_id"),
                        row.getLong("product_id"),
                        row.getLong("number"),
                        row.getObject("sent_stock", Long.class)))
                .list();
    }

    void confirmed(Handle handle, List<StockToSend> numbers, Instant at) {
        if (!numbers.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(CONFIRMED);
            String when = UtcInstants.text(at);
            numbers.forEach(number -> batch.add(number.number(), when, number.number(), when, number.listingId()));
            batch.execute();
        }
    }

    void confirmed(Handle handle, long id, long number, Instant at) {
        handle.execute(CONFIRMED, number, UtcInstants.text(at), number, UtcInstants.text(at), id);
    }

    void missed(Handle handle, long id, String why) {
        handle.execute("UPDATE listing SET send_fault = ?, refused_stock = NULL WHERE id = ?", why, id);
    }

    void refused(Handle handle, long id, long number, String why) {
        handle.execute("UPDATE listing SET send_fault = ?, refused_stock = ? WHERE id = ?", why, number, id);
    }
}
