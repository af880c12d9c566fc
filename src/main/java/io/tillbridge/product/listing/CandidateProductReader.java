package io.tillbridge.product.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The products that the explanations of one page of listings name, read in sets. */
final class CandidateProductReader {
    private static final String BY_CODE = "SELECT r.* FROM (SELECT " + CandidateProducts.COLUMNS + ", p.%1$s AS code,"
            + " ROW_NUMBER() OVER (PARTITION BY p.%1$s ORDER BY p.state <> 'live', p.id) AS place FROM product p"
            + " WHERE p.%1$s IN (<codes>)) r WHERE r.place <= " + (CandidateProducts.MOST + 1);

    private final Map<String, List<CandidateProduct>> byGtin = new HashMap<>();
    private final Map<String, List<CandidateProduct>> bySku = new HashMap<>();

    void load(Handle handle, Collection<String> gtins, Collection<String> skus) {
        load(handle, "gtin", gtins, byGtin);
        load(handle, "vendor_sku", skus, bySku);
    }

    private static void load(
            Handle handle, String column, Collection<String> codes, Map<String, List<CandidateProduct>> found) {
        if (!codes.isEmpty()) {
            handle.createQuery(BY_CODE.formatted(column))
                    .bindList("codes", List.copyOf(codes))
                    .map((row, context) -> {
                        found.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                                .add(CandidateProducts.read(row, context));
                        return 1;
                    })
                    .list();
        }
    }

    /** Those with one of the codes the rule looks at, oldest first. */
    List<CandidateProduct> live(MatchBy rule, ProductCodes codes) {
        return ordered(rule.looksAtEan() ? codes.gtin() : null, rule.looksAtSku() ? codes.sku() : null, true);
    }

    /** The same in whatever state. */
    List<CandidateProduct> any(MatchBy rule, ProductCodes codes) {
        return ordered(rule.looksAtEan() ? codes.gtin() : null, rule.looksAtSku() ? codes.sku() : null, false);
    }

    private List<CandidateProduct> ordered(String gtin, String sku, boolean live) {
        return Stream.concat(byGtin.getOrDefault(gtin, List.of()).stream(), bySku.getOrDefault(sku, List.of()).stream())
                .filter(rival -> !live || rival.state().equals("live"))
                .distinct()
                .sorted(Comparator.comparingLong(CandidateProduct::id))
                .limit(CandidateProducts.MOST + 1L)
                .toList();
    }
}
