package io.tillbridge.order;

import java.time.Instant;
import java.util.List;

/**
 * What left for an order.
 *
 * @param carrier null when none was named
 * @param state stored, told (the shop knows) or refused (the shop did not take it; detail says why)
 * @param detail what the shop answered or, while it is stored, why it could not be told yet; or null
 * @param toldAt when the shop was told, or null
 */
public record Shipment(
        long id,
        long orderId,
        String trackingCode,
        String carrier,
        boolean notifyCustomer,
        String state,
        String detail,
        Instant createdAt,
        Instant toldAt,
        List<Line> lines) {
    public Shipment {
        lines = List.copyOf(lines);

}

    /**
     * Pieces of a line in a parcel.
     *
     * @param lineId the id of the order's line in the hub
     * @param quantity at least 1
     */
    public record Line(long lineId, long quantity) {}
}
