package io.tillbridge.product.listing;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A variant as a shop shows it. Texts that are not there are null or empty.
 *
 * @param remoteProductId the product it belongs to, which the shop may have forgotten
 * @param ean free text; only a right GTIN is matched
 * @param price with taxes
 * @param stockTracking {@code disabled}, {@code enabled}, {@code indicator} or a word of the shop's own
 * @param weight number, a blank and the unit
 * @param measures length, width and height, each likewise
 * @param hsCode of the customs tariff
 * @param changedAt when the shop changed it last, by its own clock; null when it does not say
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
        String weight,
        Measures measures,
        String hsCode,
        Instant changedAt) {

    /** Each a number, a blank and the unit; empty or null: none. */
    public record Measures(String length, String width, String height) {
        public static final Measures NONE = new Measures(null, null, null);
    }
}
