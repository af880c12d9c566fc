package io.tillbridge.stock;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code stock_level} and {@code stock_change}. Many rows, one statement. */
final class LevelStore {
    private static final String COLUMNS = "product_id, warehouse_id, on_hand, reserved, covered, updated_at";
    /** When what a level shows changed last: its goods, or what is expected there. */
    private static final String CHANGED = "GREATEST(updated_at, COALESCE(incoming_at, updated_at))";

    private static final String CHANGED_OF_L = "GREATEST(l.updated_at, COALESCE(l.incoming_at, l.updated_at))";

    private LevelStore() {}

    /**
     * Makes the levels that are not there, locks all in the order given and reads them. One statement and not INSERT
     * IGNORE with SELECT FOR UPDATE: that one would take a shared lock first, and two transactions with a shared lock each
     * wait for one another.
     */
    static List<LockedLevel> lock(Handle tx, NavigableSet<StockPlace> places, Instant now) {
        Query query = tx.createQuery("INSERT INTO stock_level (product_id, warehouse_id, updated_at) VALUES "
                + rows(places.size(), "(?, ?, ?)")
                + " ON DUPLICATE KEY UPDATE product_id = VALUES(product_id) RETURNING product_id, warehouse_id, on_hand,"
                + " reserved, covered, " + CHANGED + " AS updated_at");
        int position = 0;
        for (StockPlace place : places) {
            query.bind(position++, place.productId());
            query.bind(position++, place.warehouseId());
            query.bind(position++, now);
        }
        try {
            return query.map((row, context) -> new LockedLevel(level(row, context)))
                    .list();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw CallerFault.unknown("warehouse " + missing(tx, places));
            }
            throw e;
        }
    }

    private static String missing(Handle tx, NavigableSet<StockPlace> places) {
        NavigableSet<Long> asked =
                places.stream().map(StockPlace::warehouseId).collect(Collectors.toCollection(TreeSet::new));
        tx.createQuery("SELECT id FROM warehouse WHERE id IN (<asked>)")
                .bindList("asked", List.copyOf(asked))
                .mapTo(Long.class)
                .forEach(asked::remove);
        return asked.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static void write(Handle tx, List<StockLevel> levels) {
        Update update = tx.createUpdate("INSERT INTO stock_level (" + COLUMNS + ") VALUES "
                + rows(levels.size(), "(?, ?, ?, ?, ?, ?)")
                + " ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand), reserved = VALUES(reserved),"
                + " covered = VALUES(covered), updated_at = VALUES(updated_at)");
        int position = 0;
        for (StockLevel level : levels) {
            update.bind(position++, level.productId());
            update.bind(position++, level.warehouseId());
            update.bind(position++, level.onHand());
            update.bind(position++, level.reserved());
            update.bind(position++, level.covered());
            update.bind(position++, level.updatedAt());
        }
        update.execute();
    }

    /**
     * Notes that shops are to be told. The instant stays that of the first change, or a product that sells every second
     * would never be old enough to be told; it moves by a microsecond so that a change after it was read is seen.
     */
    static void noteChanges(Handle tx, NavigableSet<Long> products, Instant now) {
        Update update = tx.createUpdate("INSERT INTO stock_change (product_id, at) VALUES "
                + rows(products.size(), "(?, ?)") + " ON DUPLICATE KEY UPDATE at = at + INTERVAL 1 MICROSECOND");
        int position = 0;
        for (long product : products) {
            update.bind(position++, product);
            update.bind(position++, now);
        }
        update.execute();
    }

    /** What is expected at these places has changed. A place without a level gets none: it was never counted. */
    static void noteIncoming(Handle tx, NavigableSet<StockPlace> places, Instant now) {
        Update update = tx.createUpdate("UPDATE stock_level SET incoming_at = ? WHERE (product_id, warehouse_id) IN ("
                + rows(places.size(), "(?, ?)") + ")");
        int position = 0;
        update.bind(position++, now);
        for (StockPlace place : places) {
            update.bind(position++, place.productId());
            update.bind(position++, place.warehouseId());
        }
        update.execute();
    }

    static List<StockLevel> list(Handle handle, StockFilter filter, StockPlace after, int limit) {
        StringBuilder sql = new StringBuilder("SELECT l.product_id, l.warehouse_id, l.on_hand, l.reserved, l.covered, "
                + CHANGED_OF_L + " AS updated_at FROM stock_level l");
        if (filter.sku() != null || filter.gtin() != null) {
            sql.append(" JOIN product p ON p.id = l.product_id AND (:sku IS NULL OR p.vendor_sku = :sku)"
                    + " AND (:gtin IS NULL OR p.gtin = LPAD(:gtin, 14, '0'))");
        }
        if (filter.q() != null) {
            sql.append(" JOIN product n ON n.id = l.product_id"
                    + " AND (n.name LIKE :q OR n.vendor_sku LIKE :q OR n.gtin = LPAD(:number, 14, '0'))");
        }
        sql.append(" WHERE l.product_id >= :afterProduct"
                + " AND (l.product_id > :afterProduct OR l.warehouse_id > :afterWarehouse)"
                + " AND (:warehouse IS NULL OR l.warehouse_id = :warehouse)"
                + " AND (:product IS NULL OR l.product_id = :product)"
                + " AND (:since IS NULL OR " + CHANGED_OF_L + " >= :since)"
                + " ORDER BY l.product_id, l.warehouse_id LIMIT :limit");
        return handle.createQuery(sql.toString())
                .bind("sku", filter.sku())
                .bind("gtin", filter.gtin())
                .bind("q", filter.q() == null ? null : filter.q().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .bind("number", filter.q() != null && filter.q().matches("[0-9]{8,14}") ? filter.q() : null)
                .bind("warehouse", filter.warehouseId())
                .bind("product", filter.productId())
                .bind("since", filter.updatedSince() == null ? null : UtcInstants.text(filter.updatedSince()))
                .bind("afterProduct", after == null ? 0 : after.productId())
                .bind("afterWarehouse", after == null ? 0 : after.warehouseId())
                .bind("limit", limit)
                .map(LevelStore::level)
                .list();
    }

    /** One statement, so that the numbers belong together; what is still to come belongs to none of them. */
    static List<StockExplanation.Row> rows(Handle handle, long product, List<Long> warehouses) {
        if (warehouses.isEmpty()) {
            return List.of();
        }
        Map<StockPlace, IncomingQuantity> incoming = IncomingQuantities.of(
                handle,
                warehouses.stream()
                        .map(warehouse -> new StockPlace(product, warehouse))
                        .toList());
        return handle.createQuery(
                        """
                        SELECT w.id, w.name, COALESCE(l.on_hand, 0) on_hand, COALESCE(l.reserved, 0) reserved,
                          COALESCE(l.reserved - l.covered, 0) waiting,
                          (SELECT COUNT(*) FROM stock_movement m
                            WHERE m.product_id = :product AND m.warehouse_id = w.id) movements,
                          (SELECT COUNT(*) FROM reservation r
                            WHERE r.product_id = :product AND r.warehouse_id = w.id AND r.state = 'held') reservations
                        FROM warehouse w LEFT JOIN stock_level l ON l.warehouse_id = w.id AND l.product_id = :product
                        WHERE w.id IN (<warehouses>) ORDER BY FIELD(w.id, <warehouses>)""")
                .bind("product", product)
                .bindList("warehouses", warehouses)
                .map((row, context) -> new StockExplanation.Row(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getLong("on_hand"),
                        row.getLong("reserved"),
                        row.getLong("waiting"),
                        row.getLong("movements"),
                        row.getLong("reservations"),
                        incoming.getOrDefault(new StockPlace(product, row.getLong("id")), IncomingQuantity.NOTHING)))
                .list();
    }

    /** Those of the products or warehouses that rows name which are there. */
    static <R> Set<Long> existing(Handle tx, String table, List<R> rows, ToLongFunction<R> id) {
        List<Long> asked = rows.stream().map(id::applyAsLong).distinct().toList();
        return new HashSet<>(tx.createQuery("SELECT id FROM " + table + " WHERE id IN (<asked>)")
                .bindList("asked", asked)
                .mapTo(Long.class)
                .list());
    }

    static void require(Set<Long> existing, long id, String what) {
        if (!existing.contains(id)) {
            throw CallerFault.unknown(what + " " + id);
        }
    }

    static void requireProduct(Handle handle, long id) {
        boolean there = handle.createQuery("SELECT EXISTS (SELECT 1 FROM product WHERE id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        if (!there) {
            throw CallerFault.unknown("product " + id);
        }
    }

    static StockLevel level(ResultSet row, StatementContext context) throws SQLException {
        return new StockLevel(
                row.getLong("warehouse_id"),
                row.getLong("product_id"),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getLong("covered"),
                UtcInstants.read(row, "updated_at"));
    }

    /** {@code n} times the same row of placeholders. */
    static String rows(int n, String row) {
        Collection<String> all = Collections.nCopies(n, row);
        return String.join(", ", all);
    }
}
