package io.tillbridge.order;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code till_sale} and {@code till_sale_line}, guarded by the lock of their order. */
final class SaleStore {
    private static final int CHUNK = 1_000;

    private SaleStore() {}

    /**
     * What the hub keeps of a sale beside its order.
     *
     * @param outside nothing of it ever moves stock
     * @param older it was made before the hub counted: only what changes of it moves stock
     * @param waits goods of it match no product yet
     * @param leftAlone why it moves no stock though its shop has warehouses; null: it is a sale as others
     */
    record Sale(String shopId, boolean outside, boolean older, boolean waits, String leftAlone) {
        Sale waiting(boolean now) {
            return new Sale(shopId, outside, older, now, leftAlone);
        }

        Sale leftAlone(String why) {
            return new Sale(shopId, outside, older, false, why);
        }

        boolean isLeftAlone() {
            return leftAlone != null;
        }
    }

    static Optional<Sale> of(Handle tx, long orderId) {
        return tx.createQuery("SELECT * FROM till_sale WHERE order_id = ?")
                .bind(0, orderId)
                .map((row, context) -> new Sale(
                        row.getString("shop_id"),
                        row.getBoolean("outside"),
                        row.getBoolean("older"),
                        row.getBoolean("waits"),
                        row.getString("left_alone")))
                .findOne();
    }

    /** @param reference the number of an order of which it may be a copy; null leaves what is kept */
    static void write(Handle tx, long orderId, long connectionId, Sale sale, String reference) {
        tx.execute(
                "INSERT INTO till_sale (order_id, connection_id, shop_id, outside, older, waits, left_alone, reference)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE shop_id = VALUES(shop_id), outside = VALUES(outside),"
                        + " waits = VALUES(waits), left_alone = VALUES(left_alone),"
                        + " reference = COALESCE(VALUES(reference), reference)",
                orderId,
                connectionId,
                sale.shopId(),
                sale.outside() || sale.isLeftAlone(),
                sale.older(),
                sale.waits(),
                sale.leftAlone(),
                reference);
    }

    /** Null for none. */
    static String reference(Handle tx, long orderId) {
        return tx.createQuery("SELECT reference FROM till_sale WHERE order_id = ?")
                .bind(0, orderId)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** @param parents the line of an earlier sale that each line gives back, by the line's own id at the till */
    static void writeLines(
            Handle tx, long connectionId, List<OrderLine> lines, Map<String, String> parents, boolean undone) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.prepareBatch(
                "INSERT INTO till_sale_line (order_line_id, connection_id, remote_id, parent_remote_id, gives_back)"
                        + " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " parent_remote_id = VALUES(parent_remote_id), gives_back = VALUES(gives_back)");
        for (OrderLine line : lines) {
            String parent = parents.get(line.remoteId());
            boolean counts = !undone && !line.removed() && line.kind() == OrderLine.Kind.GOODS;
            batch.bind(0, line.id())
                    .bind(1, connectionId)
                    .bind(2, line.remoteId())
                    .bind(3, parent)
                    .bind(4, counts ? Math.max(0, -line.ordered()) : 0)
                    .add();
        }
        batch.execute();
    }

    /** Orders of whose lines this one gives pieces back, oldest first; never itself. */
    static List<Long> parents(Handle tx, long connectionId, long orderId) {
        return tx.createQuery(
                        """
                        SELECT DISTINCT p.order_id FROM order_line n JOIN till_sale_line t ON t.order_line_id = n.id
                          JOIN till_sale_line s ON s.connection_id = t.connection_id AND s.remote_id = t.parent_remote_id
                          JOIN order_line p ON p.id = s.order_line_id
                        WHERE n.order_id = :order AND t.connection_id = :connection AND p.order_id <> :order
                        ORDER BY p.order_id""")
                .bind("order", orderId)
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .list();
    }

    /** Pieces that sales gave back, by the line of the sale they were sold with. */
    static Map<String, Long> givenBack(Handle tx, long connectionId, List<String> lines) {
        Map<String, Long> back = new HashMap<>();
        for (int from = 0; from < lines.size(); from += CHUNK) {
            tx.createQuery("SELECT parent_remote_id, SUM(gives_back) AS pieces FROM till_sale_line"
                            + " WHERE connection_id = :connection AND parent_remote_id IN (<lines>)"
                            + " GROUP BY parent_remote_id")
                    .bind("connection", connectionId)
                    .bindList("lines", lines.subList(from, Math.min(from + CHUNK, lines.size())))
                    .map((row, context) -> Map.entry(row.getString("parent_remote_id"), row.getLong("pieces")))
                    .forEach(entry -> back.put(entry.getKey(), entry.getValue()));
        }
        return back;
    }

    /** Sales that wait for a product and the shop of each, oldest first; those whose items' listings are not linked left out. */
    static Map<Long, String> waiting(Handle tx, long connectionId, long after, int limit) {
        Map<Long, String> waiting = new LinkedHashMap<>();
        tx.createQuery(
                        """
                        SELECT t.order_id, t.shop_id FROM till_sale t
                        WHERE t.connection_id = :connection AND t.waits AND t.order_id > :after AND EXISTS (
                          SELECT 1 FROM order_line n LEFT JOIN listing l
                            ON l.connection_id = t.connection_id AND l.remote_id = n.listing_remote_id
                          WHERE n.order_id = t.order_id AND n.product_id IS NULL AND n.kind = 'goods'
                            AND (l.id IS NULL OR l.product_id IS NOT NULL))
                        ORDER BY t.order_id LIMIT :limit""")
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> Map.entry(row.getLong("order_id"), row.getString("shop_id")))
                .forEach(entry -> waiting.put(entry.getKey(), entry.getValue()));
        return waiting;
    }
}
