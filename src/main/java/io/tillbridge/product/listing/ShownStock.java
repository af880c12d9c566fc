package io.tillbridge.product.listing;

import java.time.Instant;

/**
 * A number that a shop of a till's account was seen with.
 *
 * @param number may be under 0
 * @param changedAt when it changed last, by the account's clock; null when it does not say
 */
public record ShownStock(String remoteId, String shopId, long number, Instant changedAt) {}
