package io.tillbridge.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines that a shipment or a return names: each is a line of the order, named once, with a quantity that can be. */
final class NamedLines {
    private NamedLines() {}

    /**
     * @param meansAll what leaving the lines out means, such as {@code to send all that is left}
     * @param limit throws when there are fewer pieces than named
     */
    static List<OrderLine.Pieces> of(
            Order order,
            List<OrderLine> lines,
            List<Shipment.Line> named,
            String meansAll,
            Consumer<OrderLine.Pieces> limit) {
        if (named.isEmpty()) {
            throw OrderFaults.invalid(
                    "/lines", "Expected at least one line, found none. Leave lines out " + meansAll + ".");
        }
        Map<Long, OrderLine> byId = lines.stream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
        Set<Long> seen = new HashSet<>();
        List<OrderLine.Pieces> found = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Shipment.Line one = named.get(i);
            OrderLine line = byId.get(one.lineId());
            String field = "/lines/" + i;
            if (line == null) {
                throw OrderFaults.invalid(
                        field + "/lineId",
                        "Order " + order.id() + " has no line " + one.lineId() + ". Its lines are "
                                + byId.keySet().stream().sorted().toList() + ".");
            }
            if (!seen.add(one.lineId())) {
                throw OrderFaults.invalid(
                        field + "/lineId",
                        "Line " + one.lineId() + " is named twice. Name it once with its whole quantity.");
            }
            if (one.quantity() < 1) {
                throw OrderFaults.invalid(
                        field + "/quantity",
                        "Expected at least 1 piece of line " + one.lineId() + ", found " + one.quantity() + ".");
            }
            OrderLine.Pieces pieces = new OrderLine.Pieces(line, one.quantity());
            limit.accept(pieces);
            found.add(pieces);
        }
        return found;

}
}
