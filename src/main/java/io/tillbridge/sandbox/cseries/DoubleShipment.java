package io.tillbridge.sandbox.cseries;

/** A shipment document; it comes with its order and cannot be made otherwise. */
final class DoubleShipment extends Entity {
    final DoubleOrder order;
    String status = "not_shipped";
    String trackingCode = "";
    boolean notifyShipped;
    boolean notifyTrackingCode;
    boolean notifyReadyForPickup;
    int shippedCalls;

    DoubleShipment(long id, long at, DoubleOrder order) {
        super(id, at);
        this.order = order;
    }
}
