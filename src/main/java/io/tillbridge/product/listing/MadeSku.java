package io.tillbridge.product.listing;

/**
 * The SKU of a product that was made from a listing without one. It keeps the table's key unique and counts as blank
 * wherever codes are compared.
 */
final class MadeSku {
    private static final String PREFIX = "variant:";
    /** SQL: a product's SKU, or null when it was made. */
    static final String REAL = "IF(p.vendor_sku LIKE 'variant:%', NULL, p.vendor_sku)";

    private MadeSku() {}

    static String of(String remoteId) {
        return PREFIX + remoteId;
    }
}
