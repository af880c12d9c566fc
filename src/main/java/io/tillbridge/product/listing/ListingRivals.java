package io.tillbridge.product.listing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Products that share a code with listings, for a person to choose from. */
public final class ListingRivals {
    /** Of one listing; a person chooses by a digit. */
    static final int MOST = 9;

    private static final String BY_CODE = "SELECT r.*, '%1$s' AS by_column FROM (SELECT " + CandidateProducts.COLUMNS
            + ", p.name, p.brand, p.msrp, p.vendor_sku, ROW_NUMBER() OVER (PARTITION BY p.%1$s"
            + " ORDER BY p.state <> 'live', p.id) AS place FROM product p WHERE p.%1$s IN (<%1$s>)) r"
            + " WHERE r.place <= " + MOST;

    private ListingRivals() {}

    /** Which of a listing's codes a product has. */
    public enum Why {
        EAN("ean"),
        SKU("sku"),
        BOTH("ean-and-sku");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * One of them.
     *
     * @param sku null when the shop it was made from gave none
     * @param gtin null when it has none
     * @param state {@code live}, {@code hidden} or {@code discontinued}
     */
    public record Rival(
            long productId,
            String sku,
            String gtin,
            String name,
            String brand,
            BigDecimal msrp,
            String state,
            Why why) {}

    private record Row(
            long id,
            String vendorSku,
            String sku,
            String gtin,
            String name,
            String brand,
            BigDecimal msrp,
            String state) {}

    /** The rivals of listings without product, by listing, in one query; those with both codes first. */
    static Map<Long, List<Rival>> of(Handle handle, List<Listing> listings) {
        Map<Long, String> gtins = new HashMap<>();
        Map<Long, Set<String>> skus = new HashMap<>();
        for (Listing listing : listings) {
            if (listing.productId() == null) {
                gtins.put(listing.id(), ProductCodes.canonical(listing.ean()));
                skus.put(listing.id(), codes(listing));
            }
        }
        Map<Long, List<Rival>> rivals = new HashMap<>();
        List<Row> rows = rows(handle, gtins, skus);
        gtins.forEach((listing, gtin) -> rivals.put(listing, rivals(rows, gtin, skus.get(listing))));
        return rivals;
    }

    /** Shops use either field for what the vendor calls the SKU. */
    private static Set<String> codes(Listing listing) {
        Set<String> codes = new HashSet<>();
        for (String code : new String[] {listing.articleCode(), listing.sku()}) {
            if (code != null && !code.isBlank()) {
                codes.add(code.strip());
            }
        }
        return codes;
    }

    private static List<Row> rows(Handle handle, Map<Long, String> gtins, Map<Long, Set<String>> skus) {
        List<String> allGtins =
                gtins.values().stream().filter(Objects::nonNull).distinct().toList();
        List<String> allSkus =
                skus.values().stream().flatMap(Set::stream).distinct().toList();
        List<String> parts = new ArrayList<>();
        if (!allGtins.isEmpty()) {
            parts.add(BY_CODE.formatted("gtin"));
        }
        if (!allSkus.isEmpty()) {
            parts.add(BY_CODE.formatted("vendor_sku"));
        }
        if (parts.isEmpty()) {
            return List.of();
        }
        var query = handle.createQuery(String.join(" UNION ALL ", parts));
        if (!allGtins.isEmpty()) {
            query.bindList("gtin", allGtins);
        }
        if (!allSkus.isEmpty()) {
            query.bindList("vendor_sku", allSkus);
        }
        return query.map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("vendor_sku"),
                        row.getString("sku"),
                        row.getString("gtin"),
                        row.getString("name"),
                        row.getString("brand"),
                        row.getBigDecimal("msrp"),
                        row.getString("state")))
                .list();
    }

    private static List<Rival> rivals(List<Row> rows, String gtin, Set<String> skus) {
        return rows.stream()
                .filter(row -> row.gtin() != null && row.gtin().equals(gtin) || skus.contains(row.vendorSku()))
                .distinct()
                .map(row -> rival(row, gtin, skus))
                .sorted(Comparator.comparing((Rival rival) -> rival.why() != Why.BOTH)
                        .thenComparing(rival -> !rival.state().equals("live"))
                        .thenComparing(Rival::productId))
                .limit(MOST)
                .toList();
    }

    private static Rival rival(Row row, String gtin, Set<String> skus) {
        boolean ean = row.gtin() != null && row.gtin().equals(gtin);
        Why why = !ean ? Why.SKU : skus.contains(row.vendorSku()) ? Why.BOTH : Why.EAN;
        return new Rival(row.id(), row.sku(), row.gtin(), row.name(), row.brand(), row.msrp(), row.state(), why);
    }
}
