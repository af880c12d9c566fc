package io.tillbridge.api.resource;

import io.tillbridge.order.Shipment;
import java.time.Instant;
import java.util.List;

/** What left for an order, as the API shows it. */
record ShipmentView(
        String id,
        String orderId,
        String trackingCode,
        String carrier,
        boolean notifyCustomer,
        String state,
        String detail,
        List<Line> lines,
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
                shipment.createdAt(),
                shipment.toldAt());
    }
}
