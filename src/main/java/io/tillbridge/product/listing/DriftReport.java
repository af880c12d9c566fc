package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Compares shop and hub. Stock the shop does not track is no difference: its number has no effect. The stock of a till's
 * account is compared shop by shop.
 */
final class DriftReport {
    private static final String PAGE =
            """
            SELECT d.*, (%1$s) AS stock_differs, (d.price IS NOT NULL AND d.price <> d.msrp) AS price_differs
            FROM (SELECT l.id, l.remote_id, l.title, l.product_id, l.told_stock, l.told_at, l.sent_stock, l.sent_at, l.known_stock,
                l.stock_tracking, l.price, l.code_difference, p.msrp, p.updated_at AS product_at, %2$s
              FROM listing l JOIN product p ON p.id = l.product_id
              WHERE l.connection_id = :connection AND l.state = 'matched' AND l.id > :after) d
            WHERE (%1$s) OR (d.price IS NOT NULL AND d.price <> d.msrp) OR d.code_difference IS NOT NULL
            ORDER BY d.id LIMIT :limit""";
    private static final String SHOP_DIFFERS =
            "d.available IS NOT NULL AND d.stock_tracking <> 'disabled' AND NOT d.available <=> d.known_stock";
    private static final String TILL_DIFFERS = "d.stock_tracking <> 'disabled' AND d.any_shop_differs";
    private static final String STOCK =
            """
            IF(<counted>,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer), NULL)
              AS available,
            (SELECT MAX(s.updated_at) FROM stock_level s
              WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)) AS stock_at"""
                    .replace("<counted>", StockPush.COUNTED);
    private static final String NO_STOCK = "CAST(NULL AS SIGNED) AS available, CAST(NULL AS DATETIME(6)) AS stock_at";

    List<Drift> page(Handle handle, long connectionId, List<StockRules> shops, Long after, int limit) {
        return shops.stream().anyMatch(shop -> shop.shopId() != null)
                ? ofTill(handle, connectionId, shops, after, limit)
                : ofShop(
                        handle,
                        connectionId,
                        shops.isEmpty() ? StockRules.of(List.of(), 0) : shops.get(0),
                        after,
                        limit);
    }

    private static List<Drift> ofShop(Handle handle, long connectionId, StockRules shop, Long after, int limit) {
        boolean none = shop.warehouses().isEmpty();
        Query query = query(handle, SHOP_DIFFERS, none ? NO_STOCK : STOCK, connectionId, after, limit);
        if (!none) {
            query.bindList("warehouses", shop.warehouses()).bind("buffer", shop.buffer());
        }
        return query.map(DriftReport::drift).list();
    }

    private List<Drift> ofTill(Handle handle, long connectionId, List<StockRules> shops, Long after, int limit) {
        String stock = NO_STOCK + ", " + ShopStocks.differs(shops) + " AS any_shop_differs";
        List<Drift> page = ShopStocks.bind(query(handle, TILL_DIFFERS, stock, connectionId, after, limit), shops)
                .map(DriftReport::drift)
                .list();
        Map<Long, List<ListingShopStock>> rows = new ShopStocks()
                .of(handle, connectionId, page.stream().map(Drift::listingId).toList(), shops).stream()
                        .collect(Collectors.groupingBy(ListingShopStock::listingId));
        return page.stream()
                .map(drift -> drift.with(rows.getOrDefault(drift.listingId(), List.of())))
                .toList();
    }

    private static Query query(Handle handle, String differs, String stock, long connectionId, Long after, int limit) {
        return handle.createQuery(PAGE.formatted(differs, stock))
                .bind("connection", connectionId)
                .bind("after", after == null ? 0 : after)
                .bind("limit", limit);
    }

    private static Drift drift(ResultSet row, StatementContext context) throws SQLException {
        return new Drift(
                row.getLong("id"),
                row.getString("remote_id"),
                row.getString("title"),
                row.getLong("product_id"),
                differs(row),
                row.getObject("told_stock", Long.class),
                UtcInstants.read(row, "told_at"),
                row.getObject("sent_stock", Long.class),
                UtcInstants.read(row, "sent_at"),
                row.getObject("known_stock", Long.class),
                row.getObject("available", Long.class),
                UtcInstants.read(row, "stock_at"),
                row.getBigDecimal("price"),
                row.getBigDecimal("msrp"),
                UtcInstants.read(row, "product_at"),
                row.getString("code_difference"),
                List.of());
    }

    private static Set<Drift.What> differs(ResultSet row) throws SQLException {
        Set<Drift.What> what = EnumSet.noneOf(Drift.What.class);
        if (row.getBoolean("stock_differs")) {
            what.add(Drift.What.STOCK);
        }
        if (row.getBoolean("price_differs")) {
            what.add(Drift.What.PRICE);
        }
        if (row.getString("code_difference") != null) {
            what.add(Drift.What.CODES);
        }
        return what;
    }
}
