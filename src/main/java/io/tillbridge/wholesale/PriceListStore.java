package io.tillbridge.wholesale;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code price_list} and {@code price_list_row}. */
final class PriceListStore {
    private static final String SELECT =
            """
            SELECT l.*, (SELECT COUNT(DISTINCT r.product_id) FROM price_list_row r WHERE r.price_list_id = l.id) AS products,
              (SELECT COUNT(*) FROM retailer t WHERE t.price_list = l.name) AS retailers
            FROM price_list l WHERE""";

    private PriceListStore() {}

    static List<PriceList> list(Handle handle, String after, int limit) {
        return handle.createQuery(SELECT + " l.name > :after ORDER BY l.name LIMIT :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(PriceListStore::priceList)
                .list();
    }

    static Optional<PriceList> find(Handle handle, String name) {
        return handle.createQuery(SELECT + " l.name = :name")
                .bind("name", name)
                .map(PriceListStore::priceList)
                .findOne();
    }

    /** Its id, locked; empty when there is none. */
    static Optional<Long> lock(Handle tx, String name) {
        return tx.createQuery("SELECT id FROM price_list WHERE name = :name FOR UPDATE")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne();
    }

    static void make(Handle tx, String name, Instant now) {
        tx.execute("INSERT IGNORE INTO price_list (name, version, created_at, updated_at) VALUES (?, 0, ?, ?)", name, now, now);
    }

    static void delete(Handle tx, long id) {
        tx.execute("DELETE FROM price_list WHERE id = ?", id);
    }

    /** Puts these rows in the place of all others, as the next version. */
    static void replace(Handle tx, long id, List<PriceListRow> rows, Instant now) {
        tx.execute("DELETE FROM price_list_row WHERE price_list_id = ?", id);
        PreparedBatch batch = tx.prepareBatch(
                """
                INSERT INTO price_list_row (price_list_id, product_id, from_quantity, price, pack_size, minimum)
                VALUES (:list, :product, :from, :price, :pack, :minimum)""");
        for (PriceListRow row : rows) {
            for (Offer.Break step : row.prices()) {
                batch.bind("list", id)
                        .bind("product", row.productId())
                        .bind("from", step.from())
                        .bind("price", step.price())
                        .bind("pack", row.packSize())
                        .bind("minimum", row.minimum())
                        .add();
            }
        }
        batch.execute();
        tx.execute("UPDATE price_list SET version = version + 1, updated_at = ? WHERE id = ?", now, id);
    }

    /** The rows of these products in a price list; none when it is not there. */
    static Map<Long, PriceListRow> rows(Handle handle, String name, Collection<Long> products) {
        if (name == null || products.isEmpty()) {
            return Map.of();
        }
        return gathered(handle.createQuery(
                        "SELECT r.* FROM price_list l JOIN price_list_row r ON r.price_list_id = l.id"
                                + " WHERE l.name = :name AND r.product_id IN (<products>)"
                                + " ORDER BY r.product_id, r.from_quantity")
                .bind("name", name)
                .bindList("products", List.copyOf(products))
                .map(PriceListStore::row)
                .list());
    }

    static List<PriceListRow> all(Handle handle, long id) {
        return List.copyOf(gathered(handle.createQuery("SELECT * FROM price_list_row WHERE price_list_id = :id"
                                + " ORDER BY product_id, from_quantity")
                        .bind("id", id)
                        .map(PriceListStore::row)
                        .list())
                .values());
    }

    private static PriceListRow row(ResultSet row, StatementContext context) throws SQLException {
        return new PriceListRow(
                row.getLong("product_id"),
                List.of(new Offer.Break(row.getLong("from_quantity"), row.getBigDecimal("price"))),
                number(row, "pack_size"),
                number(row, "minimum"));
    }

    private static Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** One row for each product, in their order. */
    private static Map<Long, PriceListRow> gathered(List<PriceListRow> steps) {
        Map<Long, PriceListRow> rows = new LinkedHashMap<>();
        for (PriceListRow step : steps) {
            rows.merge(step.productId(), step, (first, next) -> {
                List<Offer.Break> prices = new ArrayList<>(first.prices());
                prices.addAll(next.prices());
                return new PriceListRow(first.productId(), prices, first.packSize(), first.minimum());
            });
        }
        return rows;
    }

    private static PriceList priceList(ResultSet row, StatementContext context) throws SQLException {
        return new PriceList(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("version"),
                row.getLong("products"),
                row.getLong("retailers"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
    }
}
