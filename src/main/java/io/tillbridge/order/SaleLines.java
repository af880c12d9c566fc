package io.tillbridge.order;

import io.tillbridge.stock.SaleStock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The lines of a sale of a till: brought to what the till shows now, and what they are to move. */
final class SaleLines {
    private SaleLines() {}

    /** A line that the till shows no more moves nothing, and its row stays. */
    static List<OrderLine> merged(Handle tx, List<OrderLine> stored, IncomingSale sale, OrderHistory history) {
        Map<String, IncomingLine> shown = sale.linesById();
        Map<String, Long> back = SaleStore.givenBack(tx, sale.order().connectionId(), List.copyOf(shown.keySet()));
        List<OrderLine> lines = new ArrayList<>();
        for (OrderLine before : stored) {
            IncomingLine line = shown.remove(before.remoteId());
            OrderLine now = line == null
                    ? before.takenOut().withShipped(0)
                    : before.sold(line, sale.kind(line), sale.voided(), back.getOrDefault(line.remoteId(), 0L));
            lines.add(now);
            if (LineMerge.differs(before, now)) {
                history.add("changed", LineMerge.difference(before, now, line == null));
            }
        }
        for (IncomingLine line : shown.values()) {
            OrderLine now = OrderLine.blank(line, sale.kind(line))
                    .sold(line, sale.kind(line), sale.voided(), back.getOrDefault(line.remoteId(), 0L));
            lines.add(now);
            if (!stored.isEmpty()) {
                history.add("changed", TruncatedText.sentence(now.shown()) + " is new: sold " + now.ordered() + ".");
            }
        }
        return lines;
    }

    /** Lines of stored rows that have a product now and had none. */
    static List<OrderLine> newlyMatched(List<OrderLine> before, List<OrderLine> matched, OrderHistory history) {
        List<OrderLine> found = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            OrderLine line = matched.get(i);
            if (line.productId() != null && before.get(i).productId() == null && line.id() != 0) {
                found.add(line);
                history.add("matched", TruncatedText.sentence(line.shown()) + " is product " + line.productId() + ".");
            }
        }
        return found;
    }

    /** @param undone the sale is void */
    static List<SaleStock.Line> toMove(List<OrderLine> lines, boolean undone) {
        return lines.stream()
                .map(line ->
                        new SaleStock.Line(line.id(), line.productId(), undone || !moves(line) ? 0 : line.ordered()))
                .toList();
    }

    private static boolean moves(OrderLine line) {
        return line.kind() == OrderLine.Kind.GOODS && !line.removed();
    }

    /** What the till's own stock is less by, item by item; below 0 for what came back. */
    static Map<String, Long> pieces(List<OrderLine> lines, boolean undone) {
        Map<String, Long> pieces = new HashMap<>();
        lines.stream()
                .filter(line -> !undone && moves(line) && line.variantId() != null)
                .forEach(line -> pieces.merge(line.variantId(), line.ordered(), Long::sum));
        return pieces;
    }

    /** Items of which another number has left or come than before. */
    static Set<String> otherwise(Map<String, Long> was, Map<String, Long> is) {
        Set<String> items = new TreeSet<>(was.keySet());
        items.addAll(is.keySet());
        items.removeIf(item -> was.getOrDefault(item, 0L).equals(is.getOrDefault(item, 0L)));
        return items;
    }

    /** @param moved pieces by the id of their line */
    static void moved(Map<Long, Long> moved, List<OrderLine> lines, OrderHistory history) {
        Map<Long, OrderLine> byId = lines.stream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
        String left = shown(moved, byId, 1);
        String came = shown(moved, byId, -1);
        if (!left.isEmpty()) {
            history.add("shipment", "Taken from the stock: " + left + ".");
        }
        if (!came.isEmpty()) {
            history.add("return", "Back in the stock: " + came + ".");
        }
    }

    private static String shown(Map<Long, Long> moved, Map<Long, OrderLine> byId, int sign) {
        List<OrderLine.Pieces> pieces = moved.entrySet().stream()
                .filter(one -> Long.signum(one.getValue()) == sign)
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new OrderLine.Pieces(byId.get(one.getKey()), Math.abs(one.getValue())))
                .toList();
        return ShipmentSummary.shown(pieces);
    }
}
