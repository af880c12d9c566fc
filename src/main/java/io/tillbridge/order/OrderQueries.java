package io.tillbridge.order;

import io.tillbridge.stock.HeldQuantity;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The reading side of orders. */
final class OrderQueries {
    private static final ListColumns COLUMNS = ListColumns.of("id", true, "created_at", "updated_at")
            .by("orderedAt", "ordered_at")
            .by("number", "number")
            .by("shipsOn", "ships_sort");
    private static final int CHUNK = 1_000;
    private static final int EVENTS_OF_ONE = 500;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Reservations reservations;

    OrderQueries(Jdbi jdbi, Transactions transactions, Reservations reservations) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.reservations = reservations;
    }

    Optional<Order> find(long id) {
        return jdbi.withHandle(handle -> OrderStore.find(handle, id).map(order -> HoldReasons.now(handle, order)));
    }

    Optional<OrderDetails> details(long id) {
        // The order's lock: nothing of it changes while its parts are read.
        return transactions.run(tx -> OrderStore.lock(tx, id).map(order -> details(tx, order)));
    }

    private OrderDetails details(Handle tx, Order order) {
        List<OrderLine> lines = LineStore.of(tx, order.id());
        Map<String, HeldQuantity> byOwner =
                reservations.held(tx, lines.stream().map(OrderLine::owner).toList());
        Map<Long, HeldQuantity> held = new LinkedHashMap<>();
        lines.forEach(line -> held.put(line.id(), byOwner.get(line.owner())));
        List<Long> one = List.of(order.id());
        return new OrderDetails(
                HoldReasons.now(tx, order),
                lines,
                held,
                ShipmentStore.of(tx, order.id()),
                ReturnStore.of(tx, order.id()),
                RemoteShipmentStore.of(tx, one).getOrDefault(order.id(), List.of()),
                newest(tx, order.id()));
    }

    private static List<OrderDetails.Event> newest(Handle tx, long orderId) {
        return tx.createQuery("SELECT * FROM order_history WHERE order_id = ? ORDER BY id DESC LIMIT " + EVENTS_OF_ONE)
                .bind(0, orderId)
                .map(OrderQueries::event)
                .list();
    }

    List<OrderDetails.Event> history(long orderId, Long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM order_history WHERE order_id = ? AND id > ? ORDER BY id LIMIT ?")
                .bind(0, orderId)
                .bind(1, after == null ? 0 : after)
                .bind(2, limit)
                .map(OrderQueries::event)
                .list());
    }

    List<Order> list(OrderFilter filter, ListWindow window) {
        OrderConditions conditions = new OrderConditions(filter);
        return jdbi.withHandle(handle -> HoldReasons.now(
                handle,
                handle.createQuery(page(conditions, window))
                        .bindMap(conditions.bound())
                        .bindMap(window.bound())
                        .map(OrderStore::order)
                        .list()));
    }

    static String page(OrderConditions conditions, ListWindow window) {
        return "SELECT o.* FROM " + conditions.table() + " WHERE " + conditions.sql() + COLUMNS.page(window);
    }

    OrderCounts counts(OrderFilter filter) {
        OrderConditions conditions = new OrderConditions(filter);
        return jdbi.withHandle(handle -> new OrderCounts(
                numbers(handle, "state", conditions, "").entrySet().stream()
                        .collect(Collectors.toMap(entry -> OrderState.of(entry.getKey()), Map.Entry::getValue)),
                numbers(handle, "hold_cause", conditions, " AND hold_cause IS NOT NULL").entrySet().stream()
                        .collect(Collectors.toMap(entry -> HoldCause.of(entry.getKey()), Map.Entry::getValue))));
    }

    /** One statement for each of the two: an index holds all that either reads. */
    private static Map<String, Long> numbers(Handle handle, String by, OrderConditions conditions, String more) {
        return handle.createQuery("SELECT " + by + " AS what, COUNT(*) AS number FROM " + conditions.table() + " WHERE "
                        + conditions.sql() + more + " GROUP BY " + by)
                .bindMap(conditions.bound())
                .map((row, context) -> Map.entry(row.getString("what"), row.getLong("number")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<String, Orders.StoredVersion> known(long connectionId, Collection<String> remoteIds) {
        List<String> ids = remoteIds.stream().distinct().toList();
        Map<String, Orders.StoredVersion> known = new HashMap<>();
        jdbi.useHandle(handle -> {
            for (int from = 0; from < ids.size(); from += CHUNK) {
                handle.createQuery(
                                """
                                SELECT remote_id, remote_updated_at, remote_settled FROM customer_order
                                WHERE connection_id = :connection AND remote_id IN (<ids>)""")
                        .bind("connection", connectionId)
                        .bindList("ids", ids.subList(from, Math.min(from + CHUNK, ids.size())))
                        .map((row, context) -> Map.entry(
                                row.getString("remote_id"),
                                new Orders.StoredVersion(
                                        UtcInstants.read(row, "remote_updated_at"), row.getBoolean("remote_settled"))))
                        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
            }
        });
        return known;
    }

    private static OrderDetails.Event event(ResultSet row, StatementContext context) throws SQLException {
        return new OrderDetails.Event(
                row.getLong("id"),
                row.getLong("order_id"),
                UtcInstants.read(row, "at"),
                row.getString("what"),
                row.getString("detail"),
                row.getString("who"));
    }
}
