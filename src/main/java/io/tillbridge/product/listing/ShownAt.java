package io.tillbridge.product.listing;

/**
 * Where a shop shows a number of its stock.
 *
 * @param shopId null for a web shop, which shows one number for each listing; else a shop of a till's account
 */
public record ShownAt(long listingId, String shopId) {}
