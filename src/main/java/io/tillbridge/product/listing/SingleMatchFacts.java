package io.tillbridge.product.listing;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The facts about one pair of codes; {@link CandidateTables} gathers them for a whole walk. */
final class SingleMatchFacts {
    /** More are as good as many. */
    private static final int ENOUGH = 1_000;

    private SingleMatchFacts() {}

    static MatchFacts of(Handle handle, ProductCodes codes) {
        List<CandidateProduct> byEan = codes.gtin() == null ? List.of() : live(handle, "gtin", codes.gtin());
        List<CandidateProduct> bySku = codes.sku() == null ? List.of() : live(handle, "vendor_sku", codes.sku());
        return MatchFacts.of(byEan, bySku, codes.gtin());
    }

    private static List<CandidateProduct> live(Handle handle, String column, String code) {
        return handle.createQuery("SELECT " + CandidateProducts.COLUMNS + " FROM product p WHERE p." + column
                        + " = :code AND p.state = 'live' ORDER BY p.id LIMIT " + ENOUGH)
                .bind("code", code)
                .map(CandidateProducts::read)
                .list();
    }
}
