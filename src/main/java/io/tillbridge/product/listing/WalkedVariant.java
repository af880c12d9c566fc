package io.tillbridge.product.listing;

import java.math.BigDecimal;

/**
 * A variant as a shop shows it. Texts that are not there are null or empty.
 *
 * @param remoteProductId the product it belongs to, which the shop may have forgotten
 * @param ean free text; only a right GTIN is matched
 * @param price with taxes
 * @param stockTracking {@code disabled}, {@code enabled}, {@code indicator} or a word of the shop's own
 * @param weight number, a blank and the unit
 */
public record WalkedVariant(
        String remoteId,
        String remoteProductId,
        String title,
        String ean,
        String articleCode,
        String sku,
        BigDecimal price,
        BigDecimal cost,
        String stockTracking,
        Long stock,
        String weight) {}
