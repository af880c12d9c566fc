package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.order.Shipment;
import java.time.Instant;
import java.util.List;

/**
 * What left for an order, as the API shows it.
 *
 * @param delivery what the customer chose, for whoever sends the parcel; null where customers are not shown
 */
record ShipmentView(
        String id,
        String orderId,
        String trackingCode,
        String carrier,
        boolean notifyCustomer,
        String state,
        String detail,
        List<Line> lines,
        JsonNode delivery,
        Instant createdAt,
        Instant toldAt) {

    record Line(String lineId, long quantity) {}

    static ShipmentView of(Shipment shipment) {
        return new ShipmentView(
                Long.toString(shipment.id()),
                Long.toString(shipment.orderId()),
                shipment.trackingCode(),
                shipment.carrier(),
                shipment.notifyCustomer(),
                shipment.state(),
                shipment.detail(),
                shipment.lines().stream()
                        .map(line -> new Line(Long.toString(line.lineId()), line.quantity()))
                        .toList(),
                null,
                shipment.createdAt(),
                shipment.toldAt());
    }

    /** With what was chosen of the delivery, but for the shop's own data, which the order has. */
    ShipmentView to(JsonNode chosen) {
        JsonNode shown = chosen == null ? null : ((ObjectNode) chosen.deepCopy()).without("data");
        return new ShipmentView(
                id, orderId, trackingCode, carrier, notifyCustomer, state, detail, lines, shown, createdAt, toldAt);
    }
}
