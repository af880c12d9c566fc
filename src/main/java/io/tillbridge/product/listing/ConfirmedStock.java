package io.tillbridge.product.listing;

import java.time.Instant;

/**
 * A number that an answer of the shop showed.
 *
 * @param shopId of a till's account, see {@link StockRules#shopId}
 * @param changedAt when the shop changed the variant last, by its own clock; null when the answer does not say
 */
public record ConfirmedStock(long listingId, String shopId, long number, Instant changedAt) {
    /** Of a web shop. */
    public ConfirmedStock(long listingId, long number, Instant changedAt) {
        this(listingId, null, number, changedAt);
    }
}
