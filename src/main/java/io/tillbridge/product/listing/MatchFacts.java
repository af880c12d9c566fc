package io.tillbridge.product.listing;

import java.util.List;

/**
 * What the live products say about a pair of codes. The ids and codes of a single one count only where the number is 1.
 *
 * @param eans how many have the EAN
 * @param eanSku the SKU of the one with the EAN; null when it has none
 * @param skus how many have the SKU
 * @param skuGtin the GTIN of the one with the SKU; null when it has none
 * @param boths how many have both
 */
record MatchFacts(
        long eans, Long eanOne, String eanSku, long skus, Long skuOne, String skuGtin, long boths, Long bothOne) {
    /** @param gtin null: there is none, and no product has both */
    static MatchFacts of(List<CandidateProduct> byEan, List<CandidateProduct> bySku, String gtin) {
        List<CandidateProduct> both = bySku.stream()
                .filter(rival -> gtin != null && gtin.equals(rival.gtin()))
                .toList();
        CandidateProduct ean = byEan.size() == 1 ? byEan.get(0) : null;
        CandidateProduct sku = bySku.size() == 1 ? bySku.get(0) : null;
        return new MatchFacts(
                byEan.size(),
                id(ean),
                ean == null ? null : ean.sku(),
                bySku.size(),
                id(sku),
                sku == null ? null : sku.gtin(),
                both.size(),
                both.size() == 1 ? id(both.get(0)) : null);
    }

    private static Long id(CandidateProduct rival) {
        return rival == null ? null : Long.valueOf(rival.id());
    }
}
