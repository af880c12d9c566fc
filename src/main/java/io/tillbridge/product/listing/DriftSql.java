package io.tillbridge.product.listing;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Compares shop and hub. Stock the shop does not track is no difference: its number has no effect. The stock of a till's
 * account is compared shop by shop.
 */
final class DriftSql {
    private static final String COMPARED =
            """
            (SELECT l.id, l.remote_id, l.title, l.product_id, l.told_stock, l.told_at, l.sent_stock, l.sent_at, l.known_stock,
                l.stock_tracking, l.price, l.code_difference, l.shop_changed_at, l.created_at, l.updated_at, p.msrp,
                p.updated_at AS product_at, <numbers>
              FROM listing l JOIN product p ON p.id = l.product_id
              WHERE l.connection_id = :connection AND l.state = 'matched') d""";
    private static final String SHOP_DIFFERS =
            "d.available IS NOT NULL AND d.stock_tracking <> 'disabled' AND NOT d.available <=> d.known_stock";
    private static final String TILL_DIFFERS = "d.stock_tracking <> 'disabled' AND d.any_shop_differs";
    private static final String PRICE_DIFFERS = "d.price IS NOT NULL AND d.price <> d.msrp";
    private static final String CODES_DIFFER = "d.code_difference IS NOT NULL";
    private static final String CHANGED =
            "(SELECT MAX(s.updated_at) FROM stock_level s WHERE s.product_id = l.product_id <where>)";
    private static final String STOCK =
            """
            IF(<counted>,
              GREATEST(0, COALESCE((SELECT SUM(s.on_hand - s.reserved) FROM stock_level s
                WHERE s.product_id = l.product_id AND s.warehouse_id IN (<warehouses>)), 0) - :buffer), NULL)
              AS available,
            """
                            .replace("<counted>", StockPush.COUNTED)
                    + CHANGED.replace("<where>", "AND s.warehouse_id IN (<warehouses>)") + " AS stock_at, "
                    + CHANGED.replace("<where>", "") + " AS any_stock_at";
    private static final String NO_STOCK = "CAST(NULL AS SIGNED) AS available, CAST(NULL AS DATETIME(6)) AS stock_at, "
            + CHANGED.replace("<where>", "") + " AS any_stock_at";

    private final List<StockRules> shops;
    private final boolean till;

    private DriftSql(List<StockRules> shops) {
        this.till = shops.stream().anyMatch(shop -> shop.shopId() != null);
        this.shops = till || !shops.isEmpty() ? shops : List.of(StockRules.of(List.of(), 0));
    }

    /** @param shops the web shop alone, or the shops of a till's account; what has no warehouses is not compared */
    static DriftSql of(List<StockRules> shops) {
        return new DriftSql(shops);
    }

    boolean isTill() {
        return till;
    }

    /** The condition that a compared listing differs in this. */
    String differs(Drift.What what) {
        return switch (what) {
            case STOCK -> till ? TILL_DIFFERS : SHOP_DIFFERS;
            case PRICE -> PRICE_DIFFERS;
            case CODES -> CODES_DIFFER;
        };
    }

    String any() {
        return "(" + differs(Drift.What.STOCK) + ") OR (" + PRICE_DIFFERS + ") OR " + CODES_DIFFER;
    }

    /** @param sql with the places {@code <compared>}, {@code <stock>}, {@code <price>} and {@code <codes>} */
    Query query(Handle handle, String sql, long connectionId) {
        String filled = sql.replace("<compared>", COMPARED.replace("<numbers>", numbers()))
                .replace("<stock>", differs(Drift.What.STOCK))
                .replace("<price>", PRICE_DIFFERS)
                .replace("<codes>", CODES_DIFFER);
        Query query = handle.createQuery(filled).bind("connection", connectionId);
        if (till) {
            return ShopStocks.bind(query, shops);
        }
        StockRules shop = shops.get(0);
        return shop.warehouses().isEmpty()
                ? query
                : query.bindList("warehouses", shop.warehouses()).bind("buffer", shop.buffer());
    }

    private String numbers() {
        if (till) {
            return NO_STOCK + ", " + ShopStocks.differs(shops) + " AS any_shop_differs";
        }
        return shops.get(0).warehouses().isEmpty() ? NO_STOCK : STOCK;
    }
}
