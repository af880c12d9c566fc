package io.tillbridge.product.listing;

/**
 * The SKU of a product that was made from a listing without one. It keeps the table's key unique and counts as blank
 * wherever codes are compared.
 */
final class GeneratedSku {
    /** SQL: a product's SKU, or null when it was made. */
    static final String REAL = "IF(LEFT(p.vendor_sku, 8) = 'variant:', NULL, p.vendor_sku)";

    private GeneratedSku() {}

    /** SQL: the SKU for the variant of a row. */
    static String of(String alias) {
        return "CONCAT('variant:', " + alias + ".remote_id)";
    }
}
