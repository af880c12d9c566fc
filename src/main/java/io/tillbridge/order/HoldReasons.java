package io.tillbridge.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Why orders wait, as it is now: the goods that are missing are worked out when somebody reads, for others take them or
 * bring them and the order is not touched by that. Goods that were promised and have gone since are missing here first.
 */
final class HoldReasons {
    private static final int SHOWN = 20;
    private static final String NOTHING_MISSING =
            "Goods are there for all of it by now. It goes on by itself within seconds.";

    private HoldReasons() {}

    /** The sentences of a reason, cut to what is kept. */
    static String joined(List<String> sentences) {
        int more = sentences.size() - SHOWN;
        return TruncatedText.fitText(
                more <= 0
                        ? String.join("\n", sentences)
                        : String.join("\n", sentences.subList(0, SHOWN)) + "\nAnd " + more + " more lines.");
    }

    static String missing(String line, long product, long quantity, long covered) {
        return TruncatedText.sentence(line) + ": " + quantity + " of product " + product
                + " are to be sent, goods are there for " + covered
                + ". It goes on by itself when goods come; or release the order, or cancel it.";
    }

    static Order now(Handle handle, Order order) {
        return now(handle, List.of(order)).get(0);
    }

    /** The same orders in the same sequence. One statement, none when no order waits for goods. */
    static List<Order> now(Handle handle, List<Order> orders) {
        List<Long> waiting = orders.stream()
                .filter(order -> order.standing().waitsForGoods())
                .map(Order::id)
                .toList();
        if (waiting.isEmpty()) {
            return orders;
        }
        Map<Long, List<String>> missing = missing(handle, waiting);
        return orders.stream()
                .map(order -> missing.containsKey(order.id()) ? because(order, missing.get(order.id())) : order)
                .toList();
    }

    private static Order because(Order order, List<String> missing) {
        List<String> sentences = Stream.concat(Stream.ofNullable(order.holdLines()), missing.stream())
                .toList();
        return order.because(sentences.isEmpty() ? NOTHING_MISSING : joined(sentences));
    }

    /** For each order that holds anything: a sentence for each line whose goods are missing. */
    private static Map<Long, List<String>> missing(Handle handle, List<Long> orders) {
        Map<Long, List<String>> missing = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT n.order_id, n.remote_id, n.title, n.product_id, SUM(r.quantity - r.taken) AS quantity,
                          SUM(GREATEST(0, r.covered - GREATEST(0, s.covered - GREATEST(0, s.on_hand)))) AS covered
                        FROM order_line n JOIN reservation r ON r.owner = CONCAT('order-line:', n.id)
                          JOIN stock_level s ON s.product_id = r.product_id AND s.warehouse_id = r.warehouse_id
                        WHERE n.order_id IN (<orders>) AND r.state = 'held' GROUP BY n.id ORDER BY n.id""")
                .bindList("orders", orders)
                .map((row, context) -> {
                    List<String> of = missing.computeIfAbsent(row.getLong("order_id"), id -> new ArrayList<>());
                    if (row.getLong("covered") < row.getLong("quantity")) {
                        of.add(missing(
                                OrderLine.shown(row.getString("remote_id"), row.getString("title")),
                                row.getLong("product_id"),
                                row.getLong("quantity"),
                                row.getLong("covered")));
                    }
                    return of;
                })
                .list();
        return missing;
    }
}
