package io.tillbridge.wholesale;

/**
 * Which products of the offer are shown; null lets all through.
 *
 * @param gtin canonical, 14 digits
 * @param text a part of the name or the brand; case does not matter
 */
public record OfferFilter(String sku, String gtin, String text) {
    /** As SQL compares it. */
    String like() {
        return text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
