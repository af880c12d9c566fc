package io.tillbridge.order;

import io.tillbridge.stock.IncomingQuantities;
import io.tillbridge.stock.IncomingQuantity;
import io.tillbridge.stock.StockPlace;
import io.tillbridge.wording.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

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
                        : String.join("\n", sentences.subList(0, SHOWN)) + "\nAnd " + Quantity.of(more, "more line")
                                + ".");
    }

    static String missing(String line, long product, long quantity, long covered, IncomingQuantity incoming) {
        return TruncatedText.sentence(line) + ": " + quantity + " of product " + product
                + " are to be sent, goods are there for " + covered
                + (incoming.nextOn() == null ? "" : "; " + incoming.next() + " expected on " + incoming.nextOn())
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
        List<WaitingLine> lines = handle.createQuery(
                        """
                        SELECT n.order_id, n.remote_id, n.title, n.product_id, SUM(r.quantity - r.taken) AS quantity,
                          SUM(GREATEST(0, r.covered - GREATEST(0, s.covered - GREATEST(0, s.on_hand)))) AS covered,
                          GROUP_CONCAT(r.warehouse_id) AS warehouses
                        FROM order_line n JOIN reservation r ON r.owner = CONCAT('order-line:', n.id)
                          JOIN stock_level s ON s.product_id = r.product_id AND s.warehouse_id = r.warehouse_id
                        WHERE n.order_id IN (<orders>) AND r.state = 'held' GROUP BY n.id ORDER BY n.id""")
                .bindList("orders", orders)
                .map(WaitingLine::of)
                .list();
        Map<StockPlace, IncomingQuantity> incoming = IncomingQuantities.of(
                handle,
                lines.stream()
                        .filter(WaitingLine::isShort)
                        .flatMap(line -> line.places().stream())
                        .toList());
        Map<Long, List<String>> missing = new HashMap<>();
        for (WaitingLine line : lines) {
            List<String> of = missing.computeIfAbsent(line.orderId(), id -> new ArrayList<>());
            if (line.isShort()) {
                of.add(missing(line.shown(), line.productId(), line.quantity(), line.covered(), line.next(incoming)));
            }
        }
        return missing;
    }

    /** A line that holds goods, and where. */
    private record WaitingLine(
            long orderId, String shown, long productId, long quantity, long covered, List<StockPlace> places) {
        static WaitingLine of(ResultSet row, StatementContext context) throws SQLException {
            long product = row.getLong("product_id");
            return new WaitingLine(
                    row.getLong("order_id"),
                    OrderLine.shown(row.getString("remote_id"), row.getString("title")),
                    product,
                    row.getLong("quantity"),
                    row.getLong("covered"),
                    Stream.of(row.getString("warehouses").split(",", -1))
                            .map(warehouse -> new StockPlace(product, Long.parseLong(warehouse)))
                            .toList());
        }

        boolean isShort() {
            return covered < quantity;
        }

        IncomingQuantity next(Map<StockPlace, IncomingQuantity> incoming) {
            return places.stream()
                    .map(place -> incoming.getOrDefault(place, IncomingQuantity.NOTHING))
                    .reduce(IncomingQuantity.NOTHING, IncomingQuantity::plus);
        }
    }
}
