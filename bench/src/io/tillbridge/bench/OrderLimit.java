package io.tillbridge.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * What the database can do at most with orders: the rows the hub stored of some, written once more by bare JDBC. One
 * transaction an order as in the hub, a statement for each table, nothing looked up and nothing decided.
 */
final class OrderLimit {
    private static final String LEVELS =
            "INSERT INTO stock_level (product_id, warehouse_id, updated_at, reserved, covered)"
                    + " VALUES (?, ?, NOW(6), 1, 1), (?, ?, NOW(6), 1, 1)"
                    + " ON DUPLICATE KEY UPDATE reserved = reserved + 1, covered = covered + 1, updated_at = NOW(6)";
    private static final String CHANGES = "INSERT INTO stock_change (product_id, at) VALUES (?, NOW(6)), (?, NOW(6))"
            + " ON DUPLICATE KEY UPDATE at = at + INTERVAL 1 MICROSECOND";

    private final DataSource database;
    private final List<StoredOrder> orders;
    private int rounds;

    private OrderLimit(DataSource database, List<StoredOrder> orders) {
        this.database = database;
        this.orders = orders;
    }

    /** Column to value, in the table's order. */
    private record Row(Map<String, Object> cells) {
        Row with(String column, Object value) {
            Map<String, Object> changed = new LinkedHashMap<>(cells);
            changed.put(column, value);
            return new Row(changed);
        }

        long number(String column) {
            return Long.parseLong(cells.get(column).toString());
        }
    }

    private record StoredOrder(Row order, List<Row> lines, List<Row> reservations, List<Row> history) {}

    /** Reads what the hub has stored of so many orders of two lines, from this id of the shop on. */
    static OrderLimit of(DataSource database, long connection, int firstId, int count) throws SQLException {
        List<StoredOrder> orders = new ArrayList<>();
        try (Connection session = database.getConnection()) {
            for (int n = 0; n < count; n++) {
                Row order = rows(
                                session,
                                "SELECT * FROM customer_order WHERE connection_id = ? AND remote_id = ?",
                                connection,
                                Integer.toString(firstId + n))
                        .get(0);
                long id = order.number("id");
                List<Row> lines = rows(session, "SELECT * FROM order_line WHERE order_id = ? ORDER BY product_id", id);
                List<Row> reservations = rows(
                        session,
                        "SELECT r.* FROM reservation r JOIN order_line l ON r.owner = CONCAT('order-line:', l.id)"
                                + " WHERE l.order_id = ? ORDER BY r.product_id",
                        id);
                List<Row> history = rows(session, "SELECT * FROM order_history WHERE order_id = ?", id);
                if (lines.size() != 2 || reservations.size() != 2) {
                    throw new SQLException("Order " + id + ": expected two lines and two reservations, found "
                            + lines.size() + " and " + reservations.size());
                }
                orders.add(new StoredOrder(order, lines, reservations, history));
            }
        }
        return new OrderLimit(database, orders);
    }

    String told() {
        StoredOrder one = orders.get(0);
        return (1 + one.lines.size() + one.reservations.size() + one.history.size())
                + " rows new and 4 changed by 6 statements";
    }

    double perSecond(int threads) throws Exception {
        String round = "L" + ++rounds + "-";
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> shares = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(share -> () -> write(share, threads, round))
                    .toList();
            long began = System.nanoTime();
            for (Future<Void> share : pool.invokeAll(shares)) {
                share.get();
            }
            return orders.size() / ((System.nanoTime() - began) / 1e9);
        } finally {
            pool.shutdown();
        }
    }

    private Void write(int share, int shares, String round) throws SQLException {
        try (Connection session = database.getConnection()) {
            session.setAutoCommit(false);
            session.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            for (int n = share; n < orders.size(); n += shares) {
                write(session, orders.get(n), round);
                session.commit();
            }
            session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            session.setAutoCommit(true);
        }
        return null;
    }

    private static void write(Connection session, StoredOrder stored, String round) throws SQLException {
        Object id = insert(
                        session,
                        "customer_order",
                        List.of(stored.order.with("remote_id", round + stored.order.cells.get("remote_id"))))
                .get(0);
        List<Object> lines = insert(
                session,
                "order_line",
                stored.lines.stream().map(line -> line.with("order_id", id)).toList());
        List<Row> reservations = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            reservations.add(stored.reservations.get(i).with("owner", round + lines.get(i)));
        }
        upsert(session, LEVELS, reservations, true);
        insert(session, "reservation", reservations);
        upsert(session, CHANGES, reservations, false);
        insert(
                session,
                "order_history",
                stored.history.stream().map(event -> event.with("order_id", id)).toList());
    }

    /** One statement for all rows; gives the new ids. */
    private static List<Object> insert(Connection session, String table, List<Row> rows) throws SQLException {
        List<String> columns = rows.get(0).cells.keySet().stream()
                .filter(column -> !column.equals("id") && !column.equals("left_to_send"))
                .toList();
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        String sql = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES "
                + String.join(", ", Collections.nCopies(rows.size(), row)) + " RETURNING id";
        List<Object> ids = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            int position = 1;
            for (Row one : rows) {
                for (String column : columns) {
                    statement.setObject(position++, one.cells.get(column));
                }
            }
            try (ResultSet made = statement.executeQuery()) {
                while (made.next()) {
                    ids.add(made.getLong(1));
                }
            }
        }
        return ids;
    }

    private static void upsert(Connection session, String sql, List<Row> reservations, boolean places)
            throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            int position = 1;
            for (Row reservation : reservations) {
                statement.setLong(position++, reservation.number("product_id"));
                if (places) {
                    statement.setLong(position++, reservation.number("warehouse_id"));
                }
            }
            statement.executeUpdate();
        }
    }

    private static List<Row> rows(Connection session, String sql, Object... arguments) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    Map<String, Object> cells = new LinkedHashMap<>();
                    for (int column = 1; column <= columns; column++) {
                        cells.put(found.getMetaData().getColumnName(column), found.getString(column));
                    }
                    rows.add(new Row(cells));
                }
            }
        }
        return rows;
    }
}
