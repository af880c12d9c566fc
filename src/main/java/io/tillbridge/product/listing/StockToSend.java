package io.tillbridge.product.listing;

/**
 * A number the shop does not have yet.
 *
 * @param number what is available for it now, at least 0
 * @param sent the last number the shop confirmed, or null
 */
public record StockToSend(long listingId, String remoteId, long productId, long number, Long sent) {}
