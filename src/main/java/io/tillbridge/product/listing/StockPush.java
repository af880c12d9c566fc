package io.tillbridge.product.listing;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Numbers on their way to a shop, and what its answers show. The numbers of a web shop stand in the listing itself, those
 * of a till in a row of {@code listing_shop_stock} for each shop of the account.
 */
final class StockPush {
    /** SQL: something but a sale or its return has moved the product's stock. What was never counted is not 0. */
    static final String COUNTED = "EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = l.product_id"
            + " AND m.warehouse_id IN (<warehouses>) AND m.reason NOT IN ('shipped', 'returned'))";

    private static final String DUE =
            """
            SELECT l.id, l.remote_id, l.product_id, <k>.sent_stock, <k>.known_stock, <k>.refused_stock, <k>.shop_changed_at,
              <k>.send_fault IS NOT NULL AND <k>.refused_stock IS NULL AS missed,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer) AS number
            FROM listing l <shown>
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
    private static final String FILLED = "SELECT COUNT(*) FROM listing l <shown> WHERE l.connection_id = :connection"
            + " AND l.state = 'matched' AND l.stock_tracking <> 'disabled' AND COALESCE(<k>.known_stock, 1) > 0"
            + " AND " + COUNTED;
    private static final String OF_SHOP = "LEFT JOIN listing_shop_stock k ON k.listing_id = l.id AND k.shop_id = :shop";

    List<StockToSend> due(Handle handle, long connectionId, StockRules rules, int limit) {
        return rules.warehouses().isEmpty()
                ? List.of()
                : numbers(query(handle, DUE + ORDER, "", connectionId, rules), rules, limit);
    }

    /** Of these listings only. */
    List<StockToSend> due(Handle handle, long connectionId, StockRules rules, Collection<Long> listings) {
        return rules.warehouses().isEmpty() || listings.isEmpty()
                ? List.of()
                : numbers(
                        query(handle, DUE + ORDER, "AND l.id IN (<listings>)", connectionId, rules)
                                .bindList("listings", List.copyOf(listings)),
                        rules,
                        listings.size());
    }

    List<StockToSend> waiting(Handle handle, long connectionId, StockRules rules, int limit) {
        return rules.warehouses().isEmpty() || rules.ordersReadTo() == null
                ? List.of()
                : numbers(query(handle, WAITING, "", connectionId, rules), rules, limit);
    }

    ZeroCount zeros(Handle handle, long connectionId, StockRules rules) {
        if (rules.warehouses().isEmpty()) {
            return new ZeroCount(0, 0);
        }
        long zeros =
                query(handle, ZEROS, "", connectionId, rules).mapTo(Long.class).one();
        long filled = shown(handle, FILLED, rules)
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
        return shown(handle, sql.replace("<only>", only), rules)
                .bindList("warehouses", rules.warehouses())
                .bind("connection", connectionId)
                .bind("buffer", rules.buffer())
                .bind("refused", rules.refused())
                .bind("holdZeros", rules.holdZeros())
                .bind("ordersReadTo", rules.ordersReadTo());
    }

    private static Query shown(Handle handle, String sql, StockRules rules) {
        return rules.shopId() == null
                ? handle.createQuery(sql.replace("<shown>", "").replace("<k>", "l"))
                : handle.createQuery(sql.replace("<shown>", OF_SHOP).replace("<k>", "k"))
                        .bind("shop", rules.shopId());
    }

    private static List<StockToSend> numbers(Query query, StockRules rules, int limit) {
        return query.bind("limit", limit)
                .map((row, context) -> new StockToSend(
                        row.getLong("id"),
                        row.getString("remote_id"),
                        row.getLong("product_id"),
                        rules.shopId(),
                        row.getLong("number"),
                        row.getObject("sent_stock", Long.class),
                        row.getObject("known_stock", Long.class),
                        row.getString("shop_changed_at") != null,
                        row.getBoolean("missed")))
                .list();
    }
}
