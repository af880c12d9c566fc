package io.tillbridge.product.listing;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.UtcInstants;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Numbers on their way to a shop, and what its answers show. */
final class StockPush {
    /** Orders placed so long before a number was confirmed are in it, however late the shop lowered its stock for them. */
    private static final Duration DOUBT = Duration.ofHours(1);
    /** How far the clocks of shop and hub may be apart where the shop does not say when it changed a number. */
    private static final Duration APART = Duration.ofMinutes(2);

    /** SQL: something but a sale or its return has moved the product's stock. What was never counted is not 0. */
    static final String COUNTED = "EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = l.product_id"
            + " AND m.warehouse_id IN (<warehouses>) AND m.reason NOT IN ('shipped', 'returned'))";

    private static final String DUE =
            """
            SELECT l.id, l.remote_id, l.product_id, l.sent_stock, l.known_stock, l.refused_stock, l.shop_changed_at,
              l.send_fault IS NOT NULL AND l.refused_stock IS NULL AS missed,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer) AS number
            FROM listing l
            WHERE l.connection_id = :connection AND l.state = 'matched' AND l.stock_tracking <> 'disabled' <only>
              AND <counted>
            HAVING NOT number <=> known_stock AND (:refused OR NOT number <=> refused_stock)
              AND NOT COALESCE(number > known_stock AND shop_changed_at > :ordersReadTo, FALSE)
              AND NOT (:holdZeros AND number = 0 AND COALESCE(known_stock, 1) > 0)"""
                    .replace("<counted>", COUNTED);

    private static final String ORDER = " ORDER BY missed, IF(missed, RAND(), 0), number, l.id LIMIT :limit";

    /** Numbers that wait for orders to be read. */
    private static final String WAITING =
            "SELECT d.* FROM (" + DUE.replace("AND NOT COALESCE(", "AND COALESCE(") + ") d LIMIT :limit";

    private static final String ZEROS =
            "SELECT COUNT(*) FROM (" + DUE + ") d WHERE d.number = 0" + " AND COALESCE(d.known_stock, 1) > 0";
    private static final String FILLED = "SELECT COUNT(*) FROM listing l WHERE l.connection_id = :connection"
            + " AND l.state = 'matched' AND l.stock_tracking <> 'disabled' AND COALESCE(l.known_stock, 1) > 0"
            + " AND " + COUNTED;

    /** Where what is known changed while the call was under way, an order came in between: the number is in doubt. */
    private static final String CONFIRMED =
            "UPDATE listing SET sent_stock = ?, sent_at = ?, told_stock = ?, told_at = ?,"
                    + " known_stock = IF(known_at > ?, NULL, ?), known_at = ?, orders_from = ?, orders_to = ?,"
                    + " shop_changed_at = NULL, send_fault = NULL, refused_stock = NULL WHERE id = ?";

    private static final String SHOWN = "UPDATE listing SET told_stock = ?, told_at = ?,"
            + " known_stock = IF(known_at > ?, NULL, ?), known_at = ?, orders_from = ?, orders_to = ? WHERE id = ?";

    List<StockToSend> due(Handle handle, long connectionId, StockRules rules, int limit) {
        return rules.warehouses().isEmpty()
                ? List.of()
                : numbers(query(handle, DUE + ORDER, "", connectionId, rules), limit);
    }

    /** Of these listings only. */
    List<StockToSend> due(Handle handle, long connectionId, StockRules rules, Collection<Long> listings) {
        return rules.warehouses().isEmpty() || listings.isEmpty()
                ? List.of()
                : numbers(
                        query(handle, DUE + ORDER, "AND l.id IN (<listings>)", connectionId, rules)
                                .bindList("listings", List.copyOf(listings)),
                        listings.size());
    }

    List<StockToSend> waiting(Handle handle, long connectionId, StockRules rules, int limit) {
        return rules.warehouses().isEmpty() || rules.ordersReadTo() == null
                ? List.of()
                : numbers(query(handle, WAITING, "", connectionId, rules), limit);
    }

    ZeroCount zeros(Handle handle, long connectionId, StockRules rules) {
        if (rules.warehouses().isEmpty()) {
            return new ZeroCount(0, 0);
        }
        long zeros =
                query(handle, ZEROS, "", connectionId, rules).mapTo(Long.class).one();
        long filled = handle.createQuery(FILLED)
                .bindList("warehouses", rules.warehouses())
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .one();
        return new ZeroCount(zeros, filled);
    }

    long uncounted(Handle handle, long connectionId, List<Long> warehouses) {
        return warehouses.isEmpty()
                ? 0
                : handle.createQuery("SELECT COUNT(*) FROM listing l WHERE l.connection_id = :connection"
                                + " AND l.state = 'matched' AND l.stock_tracking <> 'disabled' AND NOT " + COUNTED)
                        .bindList("warehouses", warehouses)
                        .bind("connection", connectionId)
                        .mapTo(Long.class)
                        .one();
    }

    private static Query query(Handle handle, String sql, String only, long connectionId, StockRules rules) {
        return handle.createQuery(sql.replace("<only>", only))
                .bindList("warehouses", rules.warehouses())
                .bind("connection", connectionId)
                .bind("buffer", rules.buffer())
                .bind("refused", rules.refused())
                .bind("holdZeros", rules.holdZeros())
                .bind("ordersReadTo", rules.ordersReadTo());
    }

    private static List<StockToSend> numbers(Query query, int limit) {
        return query.bind("limit", limit)
                .map((row, context) -> new StockToSend(
                        row.getLong("id"),
                        row.getString("remote_id"),
                        row.getLong("product_id"),
                        row.getLong("number"),
                        row.getObject("sent_stock", Long.class),
                        row.getObject("known_stock", Long.class),
                        row.getString("shop_changed_at") != null))
                .list();
    }

    /** @param since when the numbers were worked out */
    void confirmed(Handle handle, Collection<ConfirmedStock> numbers, Instant since, Instant at) {
        if (numbers.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(CONFIRMED);
        String when = UtcInstants.text(at);
        for (ConfirmedStock shown : numbers) {
            batch.add(
                    shown.number(),
                    when,
                    shown.number(),
                    when,
                    UtcInstants.text(since),
                    shown.number(),
                    when,
                    UtcInstants.text(ordersTo(shown, at).minus(DOUBT)),
                    UtcInstants.text(ordersTo(shown, at)),
                    shown.listingId());
        }
        batch.execute();
    }

    /** The shop answered with another number than it was sent. */
    void shown(Handle handle, ConfirmedStock shown, Instant since, Instant at) {
        String when = UtcInstants.text(at);
        handle.execute(
                SHOWN,
                shown.number(),
                when,
                UtcInstants.text(since),
                shown.number(),
                when,
                UtcInstants.text(ordersTo(shown, at).minus(DOUBT)),
                UtcInstants.text(ordersTo(shown, at)),
                shown.listingId());
    }

    private static Instant ordersTo(ConfirmedStock shown, Instant at) {
        return shown.changedAt() == null ? at.plus(APART) : shown.changedAt();
    }

    void missed(Handle handle, long id, String why) {
        handle.execute(
                "UPDATE listing SET send_fault = ?, refused_stock = NULL WHERE id = ?", ColumnText.stored(why), id);
    }

    void refused(Handle handle, long id, long number, String why) {
        handle.execute(
                "UPDATE listing SET send_fault = ?, refused_stock = ? WHERE id = ?",
                ColumnText.stored(why),
                number,
                id);

}
}
