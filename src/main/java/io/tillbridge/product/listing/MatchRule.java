package io.tillbridge.product.listing;

import io.tillbridge.product.listing.Verdict.Reason;

/**
 * The one place where codes become a decision. A single product that has both codes wins under each rule that looks at
 * both, for then nothing speaks against it; else the codes must not name different products.
 */
final class MatchRule {
    private final MatchBy by;

    MatchRule(MatchBy by) {
        this.by = by;
    }

    Verdict decide(Codes codes, Facts facts) {
        boolean ean = by.looksAtEan() && codes.gtin() != null;
        boolean sku = by.looksAtSku() && codes.sku() != null;
        if (!ean && !sku) {
            return Verdict.unmatched(Reason.NO_CODES);
        }
        boolean eanKnown = ean && facts.eans() > 0;
        boolean skuKnown = sku && facts.skus() > 0;
        if (eanKnown && skuKnown) {
            return byBoth(facts);
        }
        if (eanKnown) {
            return byEan(facts, sku);
        }
        return skuKnown ? bySku(facts, ean) : Verdict.unmatched(Reason.UNKNOWN);
    }

    private static Verdict byBoth(Facts facts) {
        if (facts.boths() == 1) {
            return Verdict.matched(facts.bothOne(), Reason.BOTH);
        }
        return facts.boths() > 1 ? Verdict.ambiguous(Reason.SEVERAL_BOTH) : Verdict.conflict(Reason.DIFFERENT);
    }

    /** No product has the SKU, or the listing has none. */
    private Verdict byEan(Facts facts, boolean skuGiven) {
        if (facts.eans() > 1) {
            return Verdict.ambiguous(Reason.SEVERAL_BY_EAN);
        }
        boolean disagrees = by == MatchBy.EAN_AND_SKU && skuGiven && facts.eanSku() != null;
        return disagrees ? Verdict.conflict(Reason.OTHER_SKU) : Verdict.matched(facts.eanOne(), Reason.BY_EAN);
    }

    /** No product has the EAN, or the listing has none. */
    private Verdict bySku(Facts facts, boolean eanGiven) {
        if (facts.skus() > 1) {
            return Verdict.ambiguous(Reason.SEVERAL_BY_SKU);
        }
        boolean disagrees = by == MatchBy.EAN_AND_SKU && eanGiven && facts.skuGtin() != null;
        return disagrees ? Verdict.conflict(Reason.OTHER_EAN) : Verdict.matched(facts.skuOne(), Reason.BY_SKU);
    }
}
