package io.tillbridge.product.listing;

import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The facts about one pair of codes; {@link CandidateTables} gathers them for a whole walk. */
final class FactsOfOne {
    /** More are as good as many. */
    private static final int ENOUGH = 100;

    private FactsOfOne() {}

    static Facts of(Handle handle, Codes codes) {
        List<Rival> byEan = codes.gtin() == null ? List.of() : live(handle, "gtin", codes.gtin());
        List<Rival> bySku = codes.sku() == null ? List.of() : live(handle, "vendor_sku", codes.sku());
        List<Rival> both = bySku.stream().filter(named(codes.gtin())).toList();
        Rival ean = byEan.size() == 1 ? byEan.get(0) : null;
        Rival sku = bySku.size() == 1 ? bySku.get(0) : null;
        return new Facts(
                byEan.size(),
                ean == null ? null : Long.valueOf(ean.id()),
                ean == null ? null : ean.sku(),
                bySku.size(),
                sku == null ? null : Long.valueOf(sku.id()),
                sku == null ? null : sku.gtin(),
                both.size(),
                both.size() == 1 ? Long.valueOf(both.get(0).id()) : null);
    }

    private static Predicate<Rival> named(String gtin) {
        return rival -> gtin != null && gtin.equals(rival.gtin());
    }

    private static List<Rival> live(Handle handle, String column, String code) {
        return handle.createQuery("SELECT " + Rivals.COLUMNS + " FROM product p WHERE p." + column
                        + " = :code AND p.state = 'live' ORDER BY p.id LIMIT " + ENOUGH)
                .bind("code", code)
                .map(Rivals::read)
                .list();
    }
}
