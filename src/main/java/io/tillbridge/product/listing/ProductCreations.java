package io.tillbridge.product.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which products one sync makes: one per article, however many variants of the walk carry its codes. A listing with both
 * codes goes before one with a single code, so that the product gets all that is known; then the older variant goes first.
 * No two of these products share a code, nor does one with a product that is there.
 */
final class ProductCreations {
    private static final String UNKNOWN =
            """
            SELECT o.remote_id, o.gtin, o.sku, e.gtin IS NOT NULL AS ean_taken, s.sku IS NOT NULL AS sku_taken
            FROM listing_open o
            LEFT JOIN listing_ean e ON e.gtin = o.gtin
            LEFT JOIN listing_sku s ON s.sku = o.sku
            LEFT JOIN product m ON (o.sku IS NULL OR s.sku IS NOT NULL) AND m.connection_id = :connection
              AND m.vendor_sku = %s
            JOIN listing_walk w ON w.connection_id = :connection AND w.remote_id = o.remote_id
            WHERE m.id IS NULL AND (%s) AND %s
            ORDER BY o.gtin IS NOT NULL AND o.sku IS NOT NULL DESC, CHAR_LENGTH(o.remote_id), o.remote_id""";

    private final Map<String, PlannedProduct> byRemoteId = new LinkedHashMap<>();
    private final Map<String, PlannedProduct> byGtin = new HashMap<>();
    private final Map<String, PlannedProduct> bySku = new HashMap<>();
    private final Map<Long, Long> ids = new HashMap<>();
    private final Map<String, Long> made = new HashMap<>();
    private final Set<Long> madeIds = new HashSet<>();
    private final Map<String, String> leftBlank = new LinkedHashMap<>();

    /** Plans anew; what was made before is remembered as made by this sync. */
    void plan(Handle handle, long connectionId, MatchBy rule) {
        byRemoteId.clear();
        byGtin.clear();
        bySku.clear();
        ids.clear();
        // A code the rule does not look at would not find the product again, nor does it speak against making it.
        String usable = !rule.looksAtEan()
                ? "o.sku IS NOT NULL AND s.sku IS NULL"
                : !rule.looksAtSku()
                        ? "o.gtin IS NOT NULL AND e.gtin IS NULL"
                        : "(o.gtin IS NOT NULL OR o.sku IS NOT NULL) AND e.gtin IS NULL AND s.sku IS NULL";
        handle.createQuery(UNKNOWN.formatted(GeneratedSku.of("o"), usable, WalkPages.PRODUCT_SHOWN))
                .bind("connection", connectionId)
                .map((row, context) -> {
                    PlannedProduct whole = new PlannedProduct(
                            -1, row.getString("remote_id"), row.getString("gtin"), row.getString("sku"));
                    offer(whole, rule, row.getBoolean("ean_taken"), row.getBoolean("sku_taken"));
                    return whole;
                })
                .list();
    }

    /** The code the rule does not look at is stored when no other product has it. */
    private void offer(PlannedProduct whole, MatchBy rule, boolean eanTaken, boolean skuTaken) {
        boolean leaveEan = !rule.looksAtEan() && (eanTaken || byGtin.containsKey(whole.gtin()));
        boolean leaveSku = !rule.looksAtSku() && (skuTaken || bySku.containsKey(whole.sku()));
        PlannedProduct unknown =
                new PlannedProduct(-1, whole.remoteId(), leaveEan ? null : whole.gtin(), leaveSku ? null : whole.sku());
        if (byGtin.containsKey(unknown.gtin()) || bySku.containsKey(unknown.sku())) {
            return;
        }
        leftBlank.remove(whole.remoteId());
        if (leaveEan && whole.gtin() != null) {
            leftBlank.put(whole.remoteId(), "EAN");
        }
        if (leaveSku && whole.sku() != null) {
            leftBlank.put(whole.remoteId(), "SKU");
        }
        PlannedProduct planned =
                new PlannedProduct(-1 - byRemoteId.size(), unknown.remoteId(), unknown.gtin(), unknown.sku());
        byRemoteId.put(planned.remoteId(), planned);
        if (planned.gtin() != null) {
            byGtin.put(planned.gtin(), planned);
        }
        if (planned.sku() != null) {
            bySku.put(planned.sku(), planned);
        }
    }

    /** By variant: the code, {@code EAN} or {@code SKU}, that its product does not get, for another one has it. */
    Map<String, String> leftBlank() {
        return leftBlank;
    }

    List<PlannedProduct> all() {
        return List.copyOf(byRemoteId.values());
    }

    void made(PlannedProduct planned, long id) {
        ids.put(planned.number(), id);
        made.put(planned.remoteId(), id);
        madeIds.add(id);
    }

    /** Whether this listing is one a product is, or was just now, made from. */
    boolean makes(String remoteId) {
        return byRemoteId.containsKey(remoteId) || made.containsKey(remoteId);
    }

    /** The number of the product of such a listing. */
    long numberOf(String remoteId) {
        PlannedProduct planned = byRemoteId.get(remoteId);
        return planned == null ? made.get(remoteId) : planned.number();
    }

    /** The id of a product that is made by now, else its number. */
    long id(long numberOrId) {
        return ids.getOrDefault(numberOrId, numberOrId);
    }

    boolean isOfThisSync(long numberOrId) {
        return numberOrId < 0 || madeIds.contains(numberOrId);
    }

    /** The planned products with one of these codes; at most two. */
    List<PlannedProduct> with(ProductCodes codes) {
        List<PlannedProduct> found = new ArrayList<>(2);
        PlannedProduct ean = byGtin.get(codes.gtin());
        PlannedProduct sku = bySku.get(codes.sku());
        if (ean != null) {
            found.add(ean);
        }
        if (sku != null && !sku.equals(ean)) {
            found.add(sku);
        }
        return found;
    }

    /** The facts as they will be. A planned product's codes are those of no product that is there. */
    MatchFacts facts(ProductCodes codes, MatchFacts now) {
        PlannedProduct ean = byGtin.get(codes.gtin());
        PlannedProduct sku = bySku.get(codes.sku());
        if (ean == null && sku == null) {
            return now;
        }
        boolean both = ean != null && ean.equals(sku);
        return new MatchFacts(
                ean == null ? now.eans() : 1,
                ean == null ? now.eanOne() : Long.valueOf(ean.number()),
                ean == null ? now.eanSku() : ean.sku(),
                sku == null ? now.skus() : 1,
                sku == null ? now.skuOne() : Long.valueOf(sku.number()),
                sku == null ? now.skuGtin() : sku.gtin(),
                both ? 1 : 0,
                both ? Long.valueOf(ean.number()) : null);
    }
}
