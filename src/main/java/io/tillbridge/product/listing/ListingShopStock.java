package io.tillbridge.product.listing;

import java.time.Instant;

/**
 * What one shop of a till's account shows of a listing, as far as the hub knows, and what it would be sent now. The
 * columns mean what those of {@link Drift} mean.
 *
 * @param available null when the shop has no warehouses or the product was never counted there
 * @param sendFault why the last number was refused or could not be sent, or null
 */
public record ListingShopStock(
        long listingId,
        String shopId,
        Long toldStock,
        Instant toldAt,
        Long sentStock,
        Instant sentAt,
        Long knownStock,
        Long available,
        Instant stockChangedAt,
        String sendFault) {

    /** Whether the shop shows another number than it would be sent. */
    public boolean differs() {
        return available != null && !available.equals(knownStock);
    }
}
