package io.tillbridge.feed;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/**
 * What one feed is made of: whose listings, which stock, what is held back.
 *
 * @param feedId id of the feed's connection
 * @param listings ids of the shops and tills whose listings count, the first one that has a product wins; empty: all live
 *     products, without listings
 * @param warehouses ids of the warehouses whose stock counts; empty: all
 * @param stockBuffer pieces of each product that are never offered
 * @param velocityDays days of sales that are held back on top; 0: none
 * @param velocityMax most pieces that {@code velocityDays} holds back; 0: no limit
 * @param currency three letters of ISO 4217, of all prices
 * @param language two letters of ISO 639-1; products of other languages are left out; null: all
 * @param shopUrl address of the shop's pages, links are made from it; null: only products with a link of their own have one
 */
public record FeedScope(
        long feedId,
        List<Long> listings,
        List<Long> warehouses,
        long stockBuffer,
        int velocityDays,
        long velocityMax,
        String currency,
        String language,
        URI shopUrl,
        Quotas quotas) {
    public FeedScope {
        listings = List.copyOf(listings);
        warehouses = List.copyOf(warehouses);
    }

    /** Limits of the connection; null leaves the definition's own. */
    public record Quotas(BigDecimal maxDropPercent, BigDecimal maxFailPercent, Long maxItems) {
        /** Those of the definition. */
        public static Quotas ofDefinition() {
            return new Quotas(null, null, null);
        }
    }
}
