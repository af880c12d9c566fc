package io.tillbridge.wholesale;

import java.time.Instant;
import java.util.List;

/**
 * Goods sent to a retailer.
 *
 * @param trackingCode null when none was given; the same for the carrier
 */
public record WholesaleShipment(
        long id, long orderId, String trackingCode, String carrier, String who, Instant createdAt, List<Part> parts) {
    public WholesaleShipment {
        parts = List.copyOf(parts);
    }

    /** Pieces of a line. */
    public record Part(long lineId, long quantity) {}

    /**
     * What is to be sent.
     *
     * @param parts null: all that is left
     */
    public record Request(List<Part> parts, String trackingCode, String carrier) {
        public Request {
            parts = parts == null ? null : List.copyOf(parts);
        }
    }
}
