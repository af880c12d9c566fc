package io.tillbridge.order;

/**
 * A shipment document that the shop keeps for an order.
 *
 * @param status as the shop names it
 * @param trackingCode blank: none
 */
public record IncomingShipment(String remoteId, String status, String trackingCode) {
    public IncomingShipment {
        status = TruncatedText.fit(status, 64);
        trackingCode = TruncatedText.fit(trackingCode, 255);
    }
}
