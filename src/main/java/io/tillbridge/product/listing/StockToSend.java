package io.tillbridge.product.listing;

/**
 * A number the shop does not show, as far as the hub knows.
 *
 * @param number what is available for it now, at least 0
 * @param sent the last number the shop confirmed, or null
 * @param known what the shop shows now as far as the hub knows; null: in doubt
 * @param shopChanged whether the shop was seen with another number than the hub expected
 */
public record StockToSend(
        long listingId, String remoteId, long productId, long number, Long sent, Long known, boolean shopChanged) {}
