package io.tillbridge.product.listing;

/**
 * What the rule says about one pair of codes.
 *
 * @param productId of the one product, when the state is matched
 */
record MatchResult(ListingState state, Long productId, Reason reason) {

    /** Why, in the words of an explanation: what the codes do. */
    enum Reason {
        BOTH("both name"),
        BY_EAN("the EAN names"),
        BY_SKU("the SKU names"),
        NO_CODES("there is no code this rule can use"),
        UNKNOWN("no live product has it"),
        SEVERAL_BOTH("several products have both"),
        SEVERAL_BY_EAN("several products have this EAN"),
        SEVERAL_BY_SKU("several products have this SKU"),
        DIFFERENT("the EAN names one product and the SKU another"),
        OTHER_SKU("the product with this EAN has another SKU"),
        OTHER_EAN("the product with this SKU has another EAN");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static MatchResult matched(Long productId, Reason reason) {
        return new MatchResult(ListingState.MATCHED, productId, reason);
    }

    static MatchResult ambiguous(Reason reason) {
        return new MatchResult(ListingState.AMBIGUOUS, null, reason);
    }

    static MatchResult conflict(Reason reason) {
        return new MatchResult(ListingState.CONFLICT, null, reason);
    }

    static MatchResult unmatched(Reason reason) {
        return new MatchResult(ListingState.UNMATCHED, null, reason);
    }
}
