package io.tillbridge.product.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchRuleTest {
    /** The codes given, then the products (id/ean/sku, '-' is blank), then what each rule says. */
    @ParameterizedTest
    @CsvSource({
        // Nobody to ask, nothing to ask for.
        "E, S, '',               unmatched, unmatched, unmatched, unmatched",
        "-, -, '1/E/S',          unmatched, unmatched, unmatched, unmatched",
        // One product with both.
        "E, S, '1/E/S',          1, 1, 1, 1",
        // Blank on the listing's side.
        "E, -, '1/E/S',          1, unmatched, 1, 1",
        "-, S, '1/E/S',          unmatched, 1, 1, 1",
        // Blank on the product's side.
        "E, S, '1/E/-',          1, unmatched, 1, 1",
        "E, S, '1/-/S',          unmatched, 1, 1, 1",
        // There on both sides and not the same.
        "E, S, '1/E/T',          1, unmatched, 1, conflict",
        "E, S, '1/F/S',          unmatched, 1, 1, conflict",
        // The EAN of one and the SKU of another.
        "E, S, '1/E/T 2/F/S',    1, 2, conflict, conflict",
        "E, S, '1/E/- 2/-/S',    1, 2, conflict, conflict",
        // Two products with one EAN; the SKU may still tell which.
        "E, -, '1/E/T 2/E/U',    ambiguous, unmatched, ambiguous, ambiguous",
        "E, S, '1/E/T 2/E/U',    ambiguous, unmatched, ambiguous, ambiguous",
        "E, S, '1/E/S 2/E/U',    ambiguous, 1, 1, 1",
        "E, S, '1/E/T 2/E/U 3/F/S', ambiguous, 3, conflict, conflict",
        // Two vendors with one SKU; the EAN may still tell which.
        "-, S, '1/E/S 2/F/S',    unmatched, ambiguous, ambiguous, ambiguous",
        "E, S, '1/E/S 2/F/S',    1, ambiguous, 1, 1",
        "E, S, '1/E/S 2/E/S',    ambiguous, ambiguous, ambiguous, ambiguous",
        "E, S, '1/F/S 2/G/S',    unmatched, ambiguous, ambiguous, ambiguous",
    })
    void codesAreDecided(
            String ean, String sku, String products, String byEan, String bySku, String byEither, String byBoth) {
        ProductCodes codes = new ProductCodes("", code(ean, "E"), code(sku, "S"));
        MatchFacts facts = facts(products(products), codes);

        assertThat(said(MatchBy.EAN, codes, facts)).isEqualTo(byEan);
        assertThat(said(MatchBy.SKU, codes, facts)).isEqualTo(bySku);
        assertThat(said(MatchBy.EAN_OR_SKU, codes, facts)).isEqualTo(byEither);
        assertThat(said(MatchBy.EAN_AND_SKU, codes, facts)).isEqualTo(byBoth);
    }

    private static String said(MatchBy rule, ProductCodes codes, MatchFacts facts) {
        MatchResult verdict = new MatchRule(rule).decide(codes, facts);
        return verdict.productId() == null
                ? verdict.state().text()
                : verdict.productId().toString();
    }

    private static String code(String given, String own) {
        return given.equals(own) ? own : null;
    }

    private static MatchFacts facts(List<CandidateProduct> products, ProductCodes codes) {
        return MatchFacts.of(
                products.stream().filter(product -> "E".equals(product.gtin())).toList(),
                products.stream().filter(product -> "S".equals(product.sku())).toList(),
                codes.gtin());
    }

    private static List<CandidateProduct> products(String text) {
        return Arrays.stream(text.split(" "))
                .filter(product -> !product.isEmpty())
                .map(product -> product.split("/"))
                .map(parts ->
                        new CandidateProduct(Long.parseLong(parts[0]), filled(parts[2]), filled(parts[1]), "live"))
                .toList();
    }

    private static String filled(String code) {
        return code.equals("-") ? null : code;
    }
}
