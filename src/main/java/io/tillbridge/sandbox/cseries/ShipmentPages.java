package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import java.util.Map;
import java.util.function.Predicate;

/** Shipment documents: read and set to shipped; never made or deleted. */
final class ShipmentPages {
    private ShipmentPages() {}

    static void addTo(DoubleRoutes routes) {
        routes.read("shipments", "orders", ShipmentPages::list)
                .read("shipments/count", "orders", (shop, call, id) -> new ListQuery(call, shop.quirks())
                        .count(shop.books().shipments(), filter(call)))
                .read(
                        "shipments/{id}",
                        "orders",
                        (shop, call, id) ->
                                DoubleAnswer.ok("shipment", shop.shipmentJson().shipment(shipment(shop, id))))
                .read(
                        "shipments/{id}/products",
                        "orders",
                        (shop, call, id) -> DoubleAnswer.ok("shipmentProducts", ShipmentJson.lines(shipment(shop, id))))
                .write("PUT", "shipments/{id}", "orders", ShipmentPages::change);
    }

    private static DoubleAnswer list(DoubleShop shop, IncomingCall call, long id) {
        return DoubleAnswer.ok(
                "shipments",
                new ListQuery(call, shop.quirks())
                        .page(shop.books().shipments(), filter(call), shop.shipmentJson()::shipment));
    }

    /** Flags mail the customer each time they are sent, as the real shop would. */
    private static DoubleAnswer change(DoubleShop shop, IncomingCall call, long id) {
        DoubleShipment shipment = shipment(shop, id);
        Map<String, Object> data = call.data("shipment");
        DoubleOrders books = shop.books();
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
        return DoubleAnswer.ok("shipment", shop.shipmentJson().shipment(shipment));
    }

    private static boolean mailed(
            DoubleShop shop, DoubleShipment shipment, Map<String, Object> data, String flag, String kind) {
        boolean wanted = Boolean.TRUE.equals(data.get(flag));
        if (wanted) {
            shop.books().mail(shipment, kind);
        }
        return wanted;
    }

    private static DoubleShipment shipment(DoubleShop shop, long id) {
        DoubleShipment shipment = shop.books().shipments().get(id);
        if (shipment == null) {
            throw new Refused(404, "Shipment " + id + " not found");
        }
        return shipment;
    }

    private static Predicate<DoubleShipment> filter(IncomingCall call) {
        return shipment -> OrderPages.same(call.parameter("order"), shipment.order.id);
    }
}
