package io.tillbridge.product.listing;

/**
 * What the live products say about a pair of codes. The ids and codes of a single one count only where the number is 1.
 *
 * @param eans how many have the EAN
 * @param eanSku the SKU of the one with the EAN; null when it has none
 * @param skus how many have the SKU
 * @param skuGtin the GTIN of the one with the SKU; null when it has none
 * @param boths how many have both
 */
record Facts(long eans, Long eanOne, String eanSku, long skus, Long skuOne, String skuGtin, long boths, Long bothOne) {
    static final Facts NONE = new Facts(0, null, null, 0, null, null, 0, null);
}
