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
import org.jdbi.v3.core.statement.StatementContext;

/** The listings of which shop and hub do not say the same, one by one. */
final class DriftReport {
    private static final String PAGE =
            "SELECT d.*, (<stock>) AS stock_differs, (<price>) AS price_differs FROM <compared> WHERE d.id > :after"
                    + " AND (<wanted>) ORDER BY d.id LIMIT :limit";

    /** @param differs in what; null: in anything */
    List<Drift> page(
            Handle handle, long connectionId, List<StockRules> shops, Drift.What differs, Long after, int limit) {
        DriftSql sql = DriftSql.of(shops);
        List<Drift> page = sql.query(
                        handle,
                        PAGE.replace("<wanted>", differs == null ? sql.any() : sql.differs(differs)),
                        connectionId)
                .bind("after", after == null ? 0 : after)
                .bind("limit", limit)
                .map(DriftReport::drift)
                .list();
        return sql.isTill() ? withShops(handle, connectionId, page, shops) : page;
    }

    private static List<Drift> withShops(Handle handle, long connectionId, List<Drift> page, List<StockRules> shops) {
        Map<Long, List<ListingShopStock>> rows = new ShopStocks()
                .of(handle, connectionId, page.stream().map(Drift::listingId).toList(), shops).stream()
                        .collect(Collectors.groupingBy(ListingShopStock::listingId));
        return page.stream()
                .map(drift -> drift.with(rows.getOrDefault(drift.listingId(), List.of())))
                .toList();
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
