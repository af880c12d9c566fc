package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.BodyFaults;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.order.Shipment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lines of an order and how many pieces of each, read from a body. */
final class RequestedLines {
    private RequestedLines() {}

    /** @param whenAbsent what is meant without lines */
    static void check(JsonNode lines, OrderDetails order, BodyFaults faults, String whenAbsent) {
        if (lines.isArray() && lines.isEmpty()) {
            faults.add("/lines", "required", "lines is empty: leave it out for " + whenAbsent);
        }
        List<Long> known = order.lines().stream().map(OrderLine::id).toList();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String pointer = "/lines/" + i + "/lineId";
            Optional<Long> line = faults.id(pointer);
            if (line.isPresent() && !known.contains(line.get())) {
                faults.add(
                        pointer,
                        "unknown",
                        "Order " + order.order().id() + " has no line " + line.get() + "; its lines are " + known);
            } else if (line.isPresent() && !seen.add(line.get())) {
                faults.add(
                        pointer,
                        "repeated",
                        "Line " + line.get() + " is named twice: name it once with its whole quantity");
            }
        }
    }

    static List<Shipment.Line> of(JsonNode lines) {
        List<Shipment.Line> shipped = new ArrayList<>();
        lines.forEach(line -> shipped.add(new Shipment.Line(
                Long.parseLong(line.path("lineId").asText()),
                line.path("quantity").asLong())));
        return shipped;

}
}
