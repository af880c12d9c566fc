package io.tillbridge.product.listing;

import io.tillbridge.product.listing.MatchResult.Reason;

/**
 * The one place where codes become a decision. A single product that has both codes wins under each rule that looks at
 * both, for then nothing speaks against it; else the codes must not name different products.
 */
final class MatchRule {
    private final MatchBy by;

    MatchRule(MatchBy by) {
        this.by = by;
    }

    MatchResult decide(ProductCodes codes, MatchFacts facts) {
        boolean ean = by.looksAtEan() && codes.gtin() != null;
        boolean sku = by.looksAtSku() && codes.sku() != null;
        if (!ean && !sku) {
            return MatchResult.unmatched(Reason.NO_CODES);
        }
        boolean eanKnown = ean && facts.eans() > 0;
        boolean skuKnown = sku && facts.skus() > 0;
        if (eanKnown && skuKnown) {
            return byBoth(facts);
        }
        if (eanKnown) {
            return byEan(facts, sku);
        }
        return skuKnown ? bySku(facts, ean) : MatchResult.unmatched(Reason.UNKNOWN);
    }

    private static MatchResult byBoth(MatchFacts facts) {
        if (facts.boths() == 1) {
            return MatchResult.matched(facts.bothOne(), Reason.BOTH);
        }
        return facts.boths() > 1 ? MatchResult.ambiguous(Reason.SEVERAL_BOTH) : MatchResult.conflict(Reason.DIFFERENT);
    }

    /** No product has the SKU, or the listing has none. */
    private MatchResult byEan(MatchFacts facts, boolean skuGiven) {
        if (facts.eans() > 1) {
            return MatchResult.ambiguous(Reason.SEVERAL_BY_EAN);
        }
        boolean disagrees = by == MatchBy.EAN_AND_SKU && skuGiven && facts.eanSku() != null;
        return disagrees ? MatchResult.conflict(Reason.OTHER_SKU) : MatchResult.matched(facts.eanOne(), Reason.BY_EAN);
    }

    /** No product has the EAN, or the listing has none. */
    private MatchResult bySku(MatchFacts facts, boolean eanGiven) {
        if (facts.skus() > 1) {
            return MatchResult.ambiguous(Reason.SEVERAL_BY_SKU);
        }
        boolean disagrees = by == MatchBy.EAN_AND_SKU && eanGiven && facts.skuGtin() != null;
        return disagrees ? MatchResult.conflict(Reason.OTHER_EAN) : MatchResult.matched(facts.skuOne(), Reason.BY_SKU);
    }
}
