package io.tillbridge.sandbox.cseries;

import java.util.Map;
import java.util.function.Predicate;

/** Shipment documents: read and set to shipped; never made or deleted. */
final class ShipmentPages {
    private ShipmentPages() {}

    static void addTo(Routes routes) {
        routes.read("shipments", "orders", ShipmentPages::list)
                .read("shipments/count", "orders", (shop, call, id) -> new ListQuery(call, shop.quirks())
                        .count(shop.books().shipments(), filter(call)))
                .read(
                        "shipments/{id}",
                        "orders",
                        (shop, call, id) ->
                                Answer.ok("shipment", shop.shipmentJson().shipment(shipment(shop, id))))
                .read(
                        "shipments/{id}/products",
                        "orders",
                        (shop, call, id) -> Answer.ok("shipmentProducts", ShipmentJson.lines(shipment(shop, id))))
                .write("PUT", "shipments/{id}", "orders", ShipmentPages::change);
    }

    private static Answer list(Shop shop, Incoming call, long id) {
        return Answer.ok(
                "shipments",
                new ListQuery(call, shop.quirks())
                        .page(shop.books().shipments(), filter(call), shop.shipmentJson()::shipment));
    }

    /** Flags mail the customer each time they are sent, as the real shop would. */
    private static Answer change(Shop shop, Incoming call, long id) {
        Shipment shipment = shipment(shop, id);
        Map<String, Object> data = call.data("shipment");
        OrderBooks books = shop.books();
        boolean takesCode = shop.quirks().codesAfterShipped || !shipment.status.equals("shipped");
        if (takesCode && data.get("trackingCode") instanceof String code) {
            shipment.trackingCode = code;
        }
        shipment.updatedAt = books.now();
        if (data.get("status") instanceof String status) {
            if (status.equals("shipped")) {
                books.ship(shipment, "api");
            } else if (shipment.status.equals("shipped")) {
                throw new Refused(422, "A shipped shipment cannot be set to '" + status + "'");
            } else {
                shipment.status = status;
            }
        }
        shipment.notifyShipped = mailed(shop, shipment, data, "doNotifyShipped", "shipped");
        shipment.notifyTrackingCode = mailed(shop, shipment, data, "doNotifyTrackingCode", "tracking-code");
        shipment.notifyReadyForPickup = mailed(shop, shipment, data, "doNotifyReadyForPickup", "ready-for-pickup");
        books.touch(shipment.order);
        return Answer.ok("shipment", shop.shipmentJson().shipment(shipment));
    }

    private static boolean mailed(Shop shop, Shipment shipment, Map<String, Object> data, String flag, String kind) {
        boolean wanted = Boolean.TRUE.equals(data.get(flag));
        if (wanted) {
            shop.books().mail(shipment, kind);
        }
        return wanted;
    }

    private static Shipment shipment(Shop shop, long id) {
        Shipment shipment = shop.books().shipments().get(id);
        if (shipment == null) {
            throw new Refused(404, "Shipment " + id + " not found");
        }
        return shipment;
    }

    private static Predicate<Shipment> filter(Incoming call) {
        return shipment -> OrderPages.same(call.parameter("order"), shipment.order.id);
    }
}
