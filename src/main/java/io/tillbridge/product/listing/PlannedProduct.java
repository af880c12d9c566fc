package io.tillbridge.product.listing;

/**
 * A product to be made from a listing.
 *
 * @param number below 0: stands for the id as long as there is none
 */
record PlannedProduct(long number, String remoteId, String gtin, String sku) {
    /** As {@link CandidateProduct#text}, while it has no id. */
    String text() {
        return "the product to be made from variant " + remoteId + " (" + (sku == null ? "no SKU" : "SKU '" + sku + "'")
                + ", " + (gtin == null ? "no GTIN" : "GTIN " + gtin) + ")";
    }
}
