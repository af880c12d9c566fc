package io.tillbridge.product.listing;

import java.util.List;
import java.util.stream.Collectors;

/** Why a listing stands as it does, in a sentence that begins with the rule and ends with the products concerned. */
final class MatchExplanation {
    private MatchExplanation() {}

    /** @param rivals at most one more than are named */
    static String of(MatchBy rule, ProductCodes codes, MatchResult verdict, List<CandidateProduct> rivals) {
        String names = names(rivals);
        return of(rule, codes, verdict, names.isEmpty() ? "" : (verdict.productId() == null ? ": " : " ") + names);
    }

    /** @param end what is said of the products */
    static String of(MatchBy rule, ProductCodes codes, MatchResult verdict, String end) {
        return rule.text() + ": " + codes.text(rule) + "; " + verdict.reason().text() + end + ".";
    }

    /** Empty when there are none. */
    static String names(List<CandidateProduct> rivals) {
        String named = rivals.stream()
                .limit(CandidateProducts.MOST)
                .map(CandidateProduct::text)
                .collect(Collectors.joining(", "));
        return rivals.size() > CandidateProducts.MOST ? named + " and more" : named;
    }
}
