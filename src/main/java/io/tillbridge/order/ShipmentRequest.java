package io.tillbridge.order;

import java.util.List;

/**
 * What is to leave.
 *
 * @param lines null: all that is left
 * @param trackingCode blank: none; at most 255 characters
 * @param carrier null: none; at most 255 characters
 * @param notifyCustomer the shop writes to the customer
 */
public record ShipmentRequest(List<Shipment.Line> lines, String trackingCode, String carrier, boolean notifyCustomer) {
    public ShipmentRequest {
        lines = lines == null ? null : List.copyOf(lines);
    }

    /** All that is left. */
    public static ShipmentRequest whole(String trackingCode, boolean notifyCustomer) {
        return new ShipmentRequest(null, trackingCode, null, notifyCustomer);

}
}
