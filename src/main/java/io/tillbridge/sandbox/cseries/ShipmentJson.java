package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.List;
import java.util.Map;

/** Shipment documents and the diary of orders as the API shows them. */
final class ShipmentJson {
    private final Writing writing;

    ShipmentJson(Writing writing) {
        this.writing = writing;
    }

    Map<String, Object> shipment(DoubleShipment shipment) {
        Map<String, Object> json = body(shipment);
        json.put("customer", writing.one("customers", shipment.order.person.id()));
        json.put("order", writing.one("orders", shipment.order.id));
        json.put("products", writing.many("shipments/" + shipment.id + "/products"));
        json.put("metafields", writing.many("shipments/" + shipment.id + "/metafields"));
        json.put("events", writing.many("orders/events?shipment=" + shipment.id));
        return shipment.dress(json);
    }

    Map<String, Object> body(DoubleShipment shipment) {
        return DoubleJson.object(
                "id", shipment.id,
                "createdAt", writing.date(shipment.createdAt),
                "updatedAt", writing.date(shipment.updatedAt),
                "number", "SHIP%05d".formatted(shipment.order.id - DoubleOrders.ORDERS),
                "status", shipment.status,
                "trackingCode", shipment.trackingCode,
                "doNotifyShipped", shipment.notifyShipped,
                "doNotifyReadyForPickup", shipment.notifyReadyForPickup,
                "doNotifyTrackingCode", shipment.notifyTrackingCode);
    }

    static List<Map<String, Object>> lines(DoubleShipment shipment) {
        return shipment.order.lines.stream()
                .map(line -> DoubleJson.object(
                        "id", line.id,
                        "quantity", line.ordered,
                        "title", line.article.title(),
                        "variant", line.article.variantTitle(),
                        "articleCode", line.article.articleCode(),
                        "ean", line.article.ean(),
                        "sku", line.article.sku(),
                        "customData", List.of()))
                .toList();
    }

    Map<String, Object> event(DoubleOrderEvent event) {
        return DoubleJson.object(
                "id",
                event.id,
                "createdAt",
                writing.date(event.createdAt),
                "channel",
                event.channel,
                "type",
                event.type,
                "message",
                event.message,
                "comment",
                "",
                "order",
                writing.one("orders", event.order.id),
                "invoice",
                false,
                "shipment",
                event.type.equals("shipment") ? writing.one("shipments", event.order.shipments.get(0).id) : false);
    }
}
