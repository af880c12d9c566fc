package io.tillbridge.product.listing;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The facts about one pair of codes; {@link CandidateTables} gathers them for a whole walk. */
final class FactsOfOne {
    /** More are as good as many. */
    private static final int ENOUGH = 1_000;

    private FactsOfOne() {}

    static Facts of(Handle handle, Codes codes) {
        List<Rival> byEan = codes.gtin() == null ? List.of() : live(handle, "gtin", codes.gtin());
        List<Rival> bySku = codes.sku() == null ? List.of() : live(handle, "vendor_sku", codes.sku());
        return Facts.of(byEan, bySku, codes.gtin());
    }

    private static List<Rival> live(Handle handle, String column, String code) {
        return handle.createQuery("SELECT " + Rivals.COLUMNS + " FROM product p WHERE p." + column
                        + " = :code AND p.state = 'live' ORDER BY p.id LIMIT " + ENOUGH)
                .bind("code", code)
                .map(Rivals::read)
                .list();
    }
}
