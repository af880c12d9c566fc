package io.tillbridge.sandbox.cseries;

/** A shipment document; it comes with its order and cannot be made otherwise. */
final class Shipment extends Entity {
    final Order order;
    String status = "not_shipped";
    String trackingCode = "";
    boolean notifyShipped;
    boolean notifyTrackingCode;
    boolean notifyReadyForPickup;
    int shippedCalls;

    Shipment(long id, long at, Order order) {
        super(id, at);
        this.order = order;
    }
}
