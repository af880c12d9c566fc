package io.tillbridge.wholesale;

import java.time.Instant;

/**
 * Prices of products under a name.
 *
 * @param products how many it has prices of
 * @param retailers how many retailers it is set for
 */
public record PriceList(
        long id, String name, long version, long products, long retailers, Instant createdAt, Instant updatedAt) {}
