package io.tillbridge.flow.shipments;

import io.tillbridge.order.PendingNotification;

/** What a run says of a shipment that a shop was notified of, or not. */
final class ShipmentPushTexts {
    private ShipmentPushTexts() {}

    /** What the customer does not hear of, although it was sent or should have been. */
    static String notKept(ShipmentNotification notification) {
        String code = notification.shipment().trackingCode();
        if (code.isEmpty() || notification.isCodeShown()) {
            return "";
        }
        return notification.hasRoom()
                ? ". The shop did not keep the tracking code " + code
                        + ": it and the customer do not know it. Write it to"
                        + " the customer, or into the order in the shop's back office"
                : ". " + noRoom(code);
    }

    private static String noRoom(String code) {
        return "The shop has no room for the tracking code " + code + ": its documents hold " + TrackingCodes.ROOM
                + " characters of codes. Write it to the customer";
    }

    /** Why there is nothing to say. */
    static String silence(ShipmentNotification notification) {
        PendingNotification shipment = notification.shipment();
        String code = shipment.trackingCode();
        if (!code.isEmpty() && !notification.isCodeShown()) {
            return notification.hasRoom()
                    ? "the shop shows no document the tracking code " + code + " could be written to: the customer does"
                            + " not know it"
                    : noRoom(code);
        }
        if (shipment.whole()) {
            return "the shop showed it as shipped already";
        }
        return code.isEmpty()
                ? "it has no tracking code, and of a part the shop can be told nothing else; it hears of the whole when"
                        + " the rest has left"
                : "the shop showed its tracking code already";
    }

    static String calls(ShipmentNotification notification) {
        return notification.changes() == 1 ? "1 call" : notification.changes() + " calls";
    }

    static String code(PendingNotification shipment) {
        return shipment.trackingCode().isEmpty() ? "no tracking code" : "tracking code " + shipment.trackingCode();
    }
}
