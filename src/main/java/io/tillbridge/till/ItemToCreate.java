package io.tillbridge.till;

import java.math.BigDecimal;

/**
 * An enabled product that an account lacks.
 *
 * @param gtin fourteen digits, or null
 * @param cost null: none is known
 */
public record ItemToCreate(
        long productId,
        String sku,
        String manufacturerSku,
        String gtin,
        String name,
        BigDecimal msrp,
        BigDecimal cost) {}
