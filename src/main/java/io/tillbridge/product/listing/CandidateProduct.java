package io.tillbridge.product.listing;

/**
 * A product as explanations name it.
 *
 * @param sku null when the shop it was made from gave none
 * @param gtin null when it has none
 * @param state {@code live}, {@code hidden} or {@code discontinued}
 */
record CandidateProduct(long id, String sku, String gtin, String state) {
    /** {@code product 12 (SKU 'A-1', GTIN 04006381333931, hidden)}. */
    String text() {
        return "product " + id + " (" + (sku == null ? "no SKU" : "SKU '" + sku + "'") + ", "
                + (gtin == null ? "no GTIN" : "GTIN " + gtin) + (state.equals("live") ? "" : ", " + state) + ")";
    }
}
