package io.tillbridge.wholesale;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Products with the prices of a price list; a product that is not in the list has its default cost as price. */
final class OfferStore {
    private static final String PRODUCT =
            "SELECT p.id, p.vendor_sku, p.gtin, p.name, p.brand, p.default_cost,"
                    + " p.state = 'live' AND p.is_visible AS on_offer FROM product p WHERE ";

    private OfferStore() {}

    /** What a product is and costs without a price list. */
    private record Plain(
            long id,
            String sku,
            String gtin,
            String name,
            String brand,
            BigDecimal cost,
            boolean onOffer) {
        static Plain of(ResultSet row, StatementContext context) throws SQLException {
            return new Plain(
                    row.getLong("id"),
                    row.getString("vendor_sku"),
                    row.getString("gtin"),
                    row.getString("name"),
                    row.getString("brand"),
                    row.getBigDecimal("default_cost"),
                    row.getBoolean("on_offer"));
        }
    }

    /**
     * These products, those that are not there left out.
     *
     * @param priceList name of a price list, or null
     * @param warehouses whose goods are available to retailers
     */
    static Map<Long, Offer> of(Handle handle, Collection<Long> ids, String priceList, List<Long> warehouses) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Plain> found = handle.createQuery(PRODUCT + "p.id IN (<ids>)")
                .bindList("ids", List.copyOf(ids))
                .map(Plain::of)
                .list();
        return offers(handle, found, priceList, warehouses).stream()
                .collect(Collectors.toMap(Offer::productId, offer -> offer));
    }

    /** Products that are on offer and have a price, in the order of their ids. */
    static List<Offer> page(
            Handle handle, OfferFilter filter, String priceList, List<Long> warehouses, long after, int limit) {
        List<Plain> found = handle.createQuery(PRODUCT
                        + """
                        p.id > :after AND p.state = 'live' AND p.is_visible
                          AND (:sku IS NULL OR p.vendor_sku = :sku) AND (:gtin IS NULL OR p.gtin = :gtin)
                          AND (:q IS NULL OR p.name COLLATE utf8mb4_unicode_ci LIKE :q
                            OR p.brand COLLATE utf8mb4_unicode_ci LIKE :q)
                          AND (p.default_cost IS NOT NULL OR EXISTS (SELECT 1 FROM price_list l
                            JOIN price_list_row r ON r.price_list_id = l.id
                            WHERE l.name = :list AND r.product_id = p.id))
                        ORDER BY p.id LIMIT :limit""")
                .bind("after", after)
                .bind("sku", filter.sku())
                .bind("gtin", filter.gtin())
                .bind("q", filter.like())
                .bind("list", priceList)
                .bind("limit", limit)
                .map(Plain::of)
                .list();
        return offers(handle, found, priceList, warehouses);
    }

    private static List<Offer> offers(Handle handle, List<Plain> found, String priceList, List<Long> warehouses) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> ids = found.stream().map(Plain::id).toList();
        Map<Long, PriceListRow> rows = PriceListStore.rows(handle, priceList, ids);
        Map<Long, Long> available = available(handle, ids, warehouses);
        return found.stream()
                .map(plain -> offer(plain, rows.get(plain.id()), available.getOrDefault(plain.id(), 0L)))
                .toList();
    }

    private static Offer offer(Plain plain, PriceListRow row, long available) {
        List<Offer.Break> prices = new ArrayList<>();
        if (row != null) {
            prices.addAll(row.prices());
        } else if (plain.cost() != null) {
            prices.add(new Offer.Break(1, plain.cost()));
        }
        return new Offer(
                plain.id(),
                plain.sku(),
                plain.gtin(),
                plain.name(),
                plain.brand(),
                plain.onOffer(),
                prices,
                row == null ? null : row.packSize(),
                row == null ? null : row.minimum(),
                available);
    }

    private static Map<Long, Long> available(Handle handle, List<Long> ids, List<Long> warehouses) {
        Map<Long, Long> available = new HashMap<>();
        if (!warehouses.isEmpty()) {
            handle.createQuery("SELECT product_id, SUM(GREATEST(0, on_hand - reserved)) AS pieces FROM stock_level"
                            + " WHERE product_id IN (<ids>) AND warehouse_id IN (<warehouses>) GROUP BY product_id")
                    .bindList("ids", ids)
                    .bindList("warehouses", warehouses)
                    .map((row, context) -> Map.entry(row.getLong("product_id"), row.getLong("pieces")))
                    .forEach(entry -> available.put(entry.getKey(), entry.getValue()));
        }
        return available;
    }
}
