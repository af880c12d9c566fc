package io.tillbridge.order;

import java.util.List;

/**
 * A shipment of which the shop does not know yet.
 *
 * @param remoteOrderId the shop's id of the order
 * @param remoteShipments the shop's documents, as last read
 * @param trackingCode blank: none
 * @param carrier null: none
 * @param notifyCustomer the shop writes to the customer
 * @param whole nothing of the order is left: its documents can be marked as shipped. While something is left a shop that
 *     knows no parts would take the whole order for shipped; only the tracking code can be told
 */
public record PendingNotification(
        long shipmentId,
        long orderId,
        String remoteOrderId,
        List<IncomingShipment> remoteShipments,
        String trackingCode,
        String carrier,
        boolean notifyCustomer,
        boolean whole) {
    public PendingNotification {
        remoteShipments = List.copyOf(remoteShipments);
    }

    PendingNotification with(List<IncomingShipment> documents) {
        return new PendingNotification(
                shipmentId, orderId, remoteOrderId, documents, trackingCode, carrier, notifyCustomer, whole);
    }

    /** The shop's documents that are neither shipped nor cancelled there. */
    public List<IncomingShipment> open() {
        return remoteShipments.stream()
                .filter(shipment -> !shipment.status().equals("shipped")
                        && !shipment.status().equals("cancelled"))
                .toList();
    }
}
