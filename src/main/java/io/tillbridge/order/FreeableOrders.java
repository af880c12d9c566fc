package io.tillbridge.order;

import io.tillbridge.product.listing.LineMatch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Of the orders that wait, those for which something has come: found in sets, so that thousands that wait on cost nothing. */
final class FreeableOrders {
    private static final String WAITING =
            " o.connection_id = :connection AND o.state = 'on-hold' AND o.hold_cause = :cause ";
    private static final String UNKNOWN = " n.product_id IS NULL AND n.left_to_send > 0 ";

    /** The variant of a line without product is linked now. */
    private static final String LINKED =
            "SELECT DISTINCT o.id FROM customer_order o JOIN order_line n ON n.order_id = o.id"
                    + " JOIN listing l ON l.connection_id = o.connection_id AND l.remote_id = n.listing_remote_id"
                    + " JOIN product p ON p.id = l.product_id WHERE" + WAITING + "AND" + UNKNOWN;

    private static final String WITHOUT_VARIANT =
            "SELECT o.id, n.ean, n.article_code, n.sku FROM customer_order o JOIN order_line n ON n.order_id = o.id WHERE"
                    + WAITING + "AND" + UNKNOWN + "AND TRIM(COALESCE(n.listing_remote_id, '')) = ''";

    private static final String SHORT = "SELECT 1 FROM order_line n JOIN reservation r"
            + " ON r.owner = CONCAT('order-line:', n.id) AND r.state = 'held' AND r.covered < r.quantity - r.taken ";

    /** Nothing is short any more, or goods that nobody waits for lie at another warehouse of the connection. */
    private static final String COVERED = "SELECT o.id FROM customer_order o WHERE" + WAITING + "AND (NOT EXISTS ("
            + SHORT
            + "WHERE n.order_id = o.id) OR EXISTS (" + SHORT + "JOIN stock_level s ON s.product_id = r.product_id"
            + " AND s.warehouse_id IN (<warehouses>) AND s.on_hand > s.covered WHERE n.order_id = o.id))";

    private final LineMatch match;

    FreeableOrders(LineMatch match) {
        this.match = match;
    }

    /** Oldest first. */
    Set<Long> of(Handle handle, long connectionId, OrderRules rules) {
        Set<Long> orders = new TreeSet<>();
        orders.addAll(handle.createQuery(LINKED)
                .bind("connection", connectionId)
                .bind("cause", HoldCause.LINES.text())
                .mapTo(Long.class)
                .list());
        orders.addAll(known(handle, connectionId, rules));
        if (!rules.warehouses().isEmpty()) {
            orders.addAll(handle.createQuery(COVERED)
                    .bind("connection", connectionId)
                    .bind("cause", HoldCause.STOCK.text())
                    .bindList("warehouses", rules.warehouses())
                    .mapTo(Long.class)
                    .list());
        }
        return orders;
    }

    /** With a line without variant whose own codes name a product now; the same codes are asked for once. */
    private Set<Long> known(Handle handle, long connectionId, OrderRules rules) {
        Map<List<String>, Boolean> named = new HashMap<>();
        Set<Long> orders = new TreeSet<>();
        List<Map.Entry<Long, List<String>>> lines = handle.createQuery(WITHOUT_VARIANT)
                .bind("connection", connectionId)
                .bind("cause", HoldCause.LINES.text())
                .map((row, context) -> Map.entry(
                        row.getLong("id"),
                        Arrays.asList(row.getString("ean"), row.getString("article_code"), row.getString("sku"))))
                .list();
        for (Map.Entry<Long, List<String>> line : lines) {
            List<String> codes = line.getValue();
            boolean found = named.computeIfAbsent(
                    codes,
                    any -> match.isNamed(
                            handle, codes.get(0), codes.get(1), codes.get(2), rules.matchBy(), rules.skuField()));
            if (found) {
                orders.add(line.getKey());
            }
        }
        return orders;
    }
}
