package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code listing_shop_stock}: what each shop of a till's account shows. */
final class ShopStocks {
    /** What a push or a sale has taught the hub after the account was asked is newer than what it was asked for. */
    private static final String NEWER = "(#.known_at IS NULL OR VALUES(told_at) > #.known_at)";

    // Assignments are carried out from left to right: what is asked of a column comes before it is written.
    private static final String NOTE =
            """
            INSERT INTO listing_shop_stock (listing_id, shop_id, told_stock, told_at, known_stock, known_at, orders_from,
              orders_to)
            SELECT l.id, :shop, :number, :asked, :number, :asked, :ordersFrom, :ordersTo FROM listing l
            WHERE l.connection_id = :connection AND l.remote_id = :remote AND l.state <> 'gone'
            ON DUPLICATE KEY UPDATE
              refused_stock = IF(#.told_stock <=> VALUES(told_stock), #.refused_stock, NULL),
              told_stock = VALUES(told_stock), told_at = VALUES(told_at),
              shop_changed_at = IF(%1$s AND #.known_stock <> VALUES(known_stock), VALUES(told_at), #.shop_changed_at),
              orders_from = IF(%1$s, VALUES(orders_from), #.orders_from),
              orders_to = IF(%1$s, VALUES(orders_to), #.orders_to),
              known_stock = IF(%1$s, VALUES(known_stock), #.known_stock),
              known_at = IF(%1$s, VALUES(told_at), #.known_at)"""
                    .formatted(NEWER)
                    .replace("#", "listing_shop_stock");

    private static final String COUNTED = "SUM(EXISTS (SELECT 1 FROM stock_movement v WHERE v.product_id = l.product_id"
            + " AND v.warehouse_id = m.warehouse_id AND v.reason NOT IN ('shipped', 'returned'))) > 0";
    private static final String NUMBER = "GREATEST(0, COALESCE(SUM(s.on_hand - s.reserved), 0) - MAX(m.buffer))";
    private static final String STOCK = " LEFT JOIN stock_level s ON s.product_id = l.product_id"
            + " AND s.warehouse_id = m.warehouse_id LEFT JOIN listing_shop_stock k ON k.listing_id = l.id"
            + " AND k.shop_id = m.shop_id";
    private static final String OF = "SELECT l.id, m.shop_id, k.told_stock, k.told_at, k.sent_stock, k.sent_at,"
            + " k.known_stock, k.send_fault, MAX(s.updated_at) AS stock_at, IF(" + COUNTED + ", " + NUMBER
            + ", NULL) AS available FROM listing l JOIN <map> m" + STOCK
            + " WHERE l.connection_id = :connection AND l.id IN (<listings>) GROUP BY l.id, m.shop_id"
            + " ORDER BY l.id, LENGTH(m.shop_id), m.shop_id";

    /** SQL of a listing {@code l}: whether one of the shops does not show what it would be sent. */
    private static final String DIFFERS = "EXISTS (SELECT 1 FROM <map> m" + STOCK + " GROUP BY m.shop_id HAVING "
            + COUNTED + " AND NOT " + NUMBER + " <=> MAX(k.known_stock))";

    void note(Handle handle, long connectionId, Collection<ShownStock> shown, Instant askedAt) {
        if (shown.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(NOTE);
        for (ShownStock one : shown) {
            Instant changed = one.changedAt();
            batch.bind("connection", connectionId)
                    .bind("remote", one.remoteId())
                    .bind("shop", one.shopId())
                    .bind("number", one.number())
                    .bind("asked", UtcInstants.text(askedAt))
                    .bind(
                            "ordersFrom",
                            UtcInstants.text(changed == null ? askedAt.minusSeconds(120) : changed.minusSeconds(60)))
                    .bind("ordersTo", UtcInstants.text(changed == null ? askedAt.plusSeconds(120) : changed))
                    .add();
        }
        batch.execute();
    }

    List<ListingShopStock> of(Handle handle, long connectionId, Collection<Long> listings, List<StockRules> shops) {
        if (listings.isEmpty() || mapped(shops).isEmpty()) {
            return List.of();
        }
        return bind(handle.createQuery(OF.replace("<map>", map(shops))), shops)
                .bind("connection", connectionId)
                .bindList("listings", List.copyOf(listings))
                .map(ShopStocks::stock)
                .list();
    }

    /** See {@link #DIFFERS}; its names are bound by {@link #bind}. */
    static String differs(List<StockRules> shops) {
        return mapped(shops).isEmpty() ? "FALSE" : DIFFERS.replace("<map>", map(shops));
    }

    static <S extends SqlStatement<S>> S bind(S statement, List<StockRules> shops) {
        int i = 0;
        for (StockRules shop : mapped(shops)) {
            statement.bind("shop" + i, shop.shopId()).bind("buffer" + i, shop.buffer());
            i++;
        }
        return statement;
    }

    private static List<StockRules> mapped(List<StockRules> shops) {
        return shops.stream().filter(shop -> !shop.warehouses().isEmpty()).toList();
    }

    /** A table of all pairs of a shop and a warehouse of it. */
    private static String map(List<StockRules> shops) {
        List<StockRules> mapped = mapped(shops);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < mapped.size(); i++) {
            int shop = i;
            rows.append(rows.isEmpty() ? "" : " UNION ALL ")
                    .append(mapped.get(i).warehouses().stream()
                            .map(warehouse -> "SELECT :shop" + shop + " AS shop_id, " + warehouse
                                    + " AS warehouse_id, :buffer" + shop + " AS buffer")
                            .collect(Collectors.joining(" UNION ALL ")));
        }
        return "(" + rows + ")";
    }

    private static ListingShopStock stock(ResultSet row, StatementContext context) throws SQLException {
        return new ListingShopStock(
                row.getLong("id"),
                row.getString("shop_id"),
                row.getObject("told_stock", Long.class),
                UtcInstants.read(row, "told_at"),
                row.getObject("sent_stock", Long.class),
                UtcInstants.read(row, "sent_at"),
                row.getObject("known_stock", Long.class),
                row.getObject("available", Long.class),
                UtcInstants.read(row, "stock_at"),
                row.getString("send_fault"));
    }
}
