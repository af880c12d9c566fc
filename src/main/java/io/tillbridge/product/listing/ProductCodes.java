package io.tillbridge.product.listing;

import io.tillbridge.product.Gtin;
import io.tillbridge.product.GtinKind;
import io.tillbridge.product.GtinReading;

/**
 * What a listing or a line can be recognized by.
 *
 * @param ean as given, for people
 * @param gtin the canonical fourteen digits; null when blank or no right GTIN
 * @param sku null when blank
 */
record ProductCodes(String ean, String gtin, String sku) {
    static ProductCodes of(String ean, String sku) {
        return new ProductCodes(
                ean == null ? "" : ean.strip(), canonical(ean), sku == null || sku.isBlank() ? null : sku.strip());
    }

    /** The fourteen digits of a right GTIN of any kind, also of one whose leading zero was lost; else null. */
    static String canonical(String ean) {
        if (ean == null || ean.isBlank()) {
            return null;
        }
        GtinReading reading = GtinReading.of(GtinKind.GTIN, ean.strip());
        return reading.canonical() == 0 ? null : Gtin.text(reading.canonical());
    }

    /** {@code EAN 04006381333931 and SKU 'A-1'}, of what the rule looks at. */
    String text(MatchBy rule) {
        String eanText = rule.looksAtEan() ? eanText() : "";
        String skuText = !rule.looksAtSku() ? "" : sku == null ? "no SKU" : "SKU '" + sku + "'";
        return eanText + (eanText.isEmpty() || skuText.isEmpty() ? "" : " and ") + skuText;
    }

    private String eanText() {
        if (gtin != null) {
            return "EAN " + gtin;
        }
        return ean.isEmpty() ? "no EAN" : "an EAN that is no GTIN ('" + ean + "')";
    }
}
