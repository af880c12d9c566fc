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
final class RivalSet {
    private static final String BY_CODE = "SELECT r.* FROM (SELECT " + Rivals.COLUMNS + ", p.%1$s AS code,"
            + " ROW_NUMBER() OVER (PARTITION BY p.%1$s ORDER BY p.state <> 'live', p.id) AS place FROM product p"
            + " WHERE p.%1$s IN (<codes>)) r WHERE r.place <= " + (Rivals.MOST + 1);

    private final Map<String, List<Rival>> byGtin = new HashMap<>();
    private final Map<String, List<Rival>> bySku = new HashMap<>();

    void load(Handle handle, Collection<String> gtins, Collection<String> skus) {
        load(handle, "gtin", gtins, byGtin);
        load(handle, "vendor_sku", skus, bySku);
    }

    private static void load(Handle handle, String column, Collection<String> codes, Map<String, List<Rival>> found) {
        if (!codes.isEmpty()) {
            handle.createQuery(BY_CODE.formatted(column))
                    .bindList("codes", List.copyOf(codes))
                    .map((row, context) -> {
                        found.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                                .add(Rivals.read(row, context));
                        return 1;
                    })
                    .list();
        }
    }

    /** Those with one of the codes the rule looks at, oldest first. */
    List<Rival> live(MatchBy rule, Codes codes) {
        return ordered(rule.looksAtEan() ? codes.gtin() : null, rule.looksAtSku() ? codes.sku() : null, true);
    }

    /** The same in whatever state. */
    List<Rival> any(MatchBy rule, Codes codes) {
        return ordered(rule.looksAtEan() ? codes.gtin() : null, rule.looksAtSku() ? codes.sku() : null, false);
    }

    private List<Rival> ordered(String gtin, String sku, boolean live) {
        return Stream.concat(byGtin.getOrDefault(gtin, List.of()).stream(), bySku.getOrDefault(sku, List.of()).stream())
                .filter(rival -> !live || rival.state().equals("live"))
                .distinct()
                .sorted(Comparator.comparingLong(Rival::id))
                .limit(Rivals.MOST + 1L)
                .toList();
    }
}
