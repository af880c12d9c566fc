package io.tillbridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.order.ShipmentRequest;
import io.tillbridge.order.ShippedLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is to leave, read from a body and held against the order's lines. */
final class NewShipment {
    private NewShipment() {}

    /** A 422 with all faults when it names what the order does not have. */
    static ShipmentRequest of(ApiRequest request, OrderDetails order) {
        JsonNode body = request.body();
        BodyFaults faults = BodyFaults.of(request);
        checkLines(body.path("lines"), order, faults);
        faults.refuse();
        return new ShipmentRequest(
                body.has("lines") ? lines(body.path("lines")) : null,
                body.path("trackingCode").asText(),
                body.path("carrier").isTextual() ? body.path("carrier").asText() : null,
                body.path("notifyCustomer").asBoolean());
    }

    private static void checkLines(JsonNode lines, OrderDetails order, BodyFaults faults) {
        if (lines.isArray() && lines.isEmpty()) {
            faults.add("/lines", "required", "lines is empty: leave it out to send all that is left");
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

    private static List<ShippedLine> lines(JsonNode lines) {
        List<ShippedLine> shipped = new ArrayList<>();
        lines.forEach(line -> shipped.add(new ShippedLine(
                Long.parseLong(line.path("lineId").asText()),
                line.path("quantity").asLong())));
        return shipped;
    }
}
