package io.tillbridge.order;

import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The table {@code customer_order}. A row's lock guards its lines, shipments and reservations. */
final class OrderStore {
    private static final String SELECT = "SELECT * FROM customer_order WHERE ";
    private static final int DUPLICATE_KEY = 1062;

    private OrderStore() {}

    static Optional<Order> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "id = ?")
                .bind(0, id)
                .map(OrderStore::order)
                .findOne();
    }

    static Optional<Order> lock(Handle tx, long id) {
        return tx.createQuery(SELECT + "id = ? FOR UPDATE")
                .bind(0, id)
                .map(OrderStore::order)
                .findOne();
    }

    /**
     * Locks an order that is there.
     *
     * @param expectedVersion null when any will do
     * @throws OrderFault.Unknown there is none
     * @throws OrderFault.Stale its version is another
     */
    static Order require(Handle tx, long id, Long expectedVersion) {
        Order order = lock(tx, id).orElseThrow(() -> new OrderFault.Unknown(id));
        if (expectedVersion != null && order.version() != expectedVersion) {
            throw new OrderFault.Stale(id, expectedVersion);
        }
        return order;
    }

    static Optional<Order> lock(Handle tx, long connectionId, String remoteId) {
        return tx.createQuery(SELECT + "connection_id = ? AND remote_id = ? FOR UPDATE")
                .bind(0, connectionId)
                .bind(1, remoteId)
                .map(OrderStore::order)
                .findOne();
    }

    /** The new row's id; empty when another transaction was first. */
    static Optional<Long> insert(Handle tx, IncomingOrder order, boolean settled, Standing standing, Instant now) {
        try {
            return Optional.of(insertRow(tx, order, settled, standing, now));
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static long insertRow(Handle tx, IncomingOrder order, boolean settled, Standing standing, Instant now) {
        return tx.createQuery(
                        """
                        INSERT INTO customer_order (connection_id, remote_id, number, state, hold_cause,
                          hold_reason, remote_status, payment_status, shipment_status, pickup, total, person, comment,
                          ships_on, ordered_at, remote_updated_at, remote_settled, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .bind(0, order.connectionId())
                .bind(1, order.remoteId())
                .bind(2, Text.fit(order.number(), 255))
                .bind(3, standing.state().text())
                .bind(4, standing.cause() == null ? null : standing.cause().text())
                .bind(5, standing.reason())
                .bind(6, Text.fit(order.status(), 64))
                .bind(7, Text.fit(order.paymentStatus(), 64))
                .bind(8, Text.fit(order.shipmentStatus(), 64))
                .bind(9, order.pickup())
                .bind(10, order.total())
                .bind(11, order.person())
                .bind(12, order.comment())
                .bind(13, standing.shipsOn())
                .bind(14, order.orderedAt())
                .bind(15, order.updatedAt())
                .bind(16, settled)
                .bind(17, now)
                .bind(18, now)
                .mapTo(Long.class)
                .one();
    }

    /** What the shop shows now. */
    static void show(Handle tx, long id, IncomingOrder order, boolean settled) {
        tx.createUpdate(
                        """
                        UPDATE customer_order SET number = ?, remote_status = ?, payment_status = ?, shipment_status = ?,
                          pickup = ?, total = ?, person = IF(forgotten_at IS NULL, ?, person),
                          comment = IF(forgotten_at IS NULL, ?, NULL), ordered_at = ?, remote_updated_at = ?,
                          remote_settled = ?
                        WHERE id = ?""")
                .bind(0, Text.fit(order.number(), 255))
                .bind(1, Text.fit(order.status(), 64))
                .bind(2, Text.fit(order.paymentStatus(), 64))
                .bind(3, Text.fit(order.shipmentStatus(), 64))
                .bind(4, order.pickup())
                .bind(5, order.total())
                .bind(6, order.person())
                .bind(7, order.comment())
                .bind(8, order.orderedAt())
                .bind(9, order.updatedAt())
                .bind(10, settled)
                .bind(11, id)
                .execute();
    }

    /** Where it stands now, and that it changed. */
    static void stand(Handle tx, long id, Standing standing, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE customer_order SET state = ?, hold_cause = ?, hold_reason = ?, ships_on = ?,
                          version = version + 1, updated_at = ? WHERE id = ?""")
                .bind(0, standing.state().text())
                .bind(1, standing.cause() == null ? null : standing.cause().text())
                .bind(2, standing.reason())
                .bind(3, standing.shipsOn())
                .bind(4, now)
                .bind(5, id)
                .execute();
    }

    /** The version that is kept was read once more, late enough. */
    static void settled(Handle tx, long id) {
        tx.execute("UPDATE customer_order SET remote_settled = TRUE WHERE id = ? AND NOT remote_settled", id);
    }

    static void releasedByHand(Handle tx, long id, boolean released) {
        tx.execute("UPDATE customer_order SET released_by_hand = ? WHERE id = ?", released, id);
    }

    static void cancelledByHand(Handle tx, long id, boolean cancelled) {
        tx.execute("UPDATE customer_order SET cancelled_by_hand = ? WHERE id = ?", cancelled, id);
    }

    static Order order(ResultSet row, StatementContext context) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getLong("connection_id"),
                row.getString("remote_id"),
                row.getString("number"),
                OrderState.of(row.getString("state")),
                HoldCause.of(row.getString("hold_cause")),
                row.getString("hold_reason"),
                row.getBoolean("released_by_hand"),
                row.getBoolean("cancelled_by_hand"),
                row.getString("remote_status"),
                row.getString("payment_status"),
                row.getString("shipment_status"),
                row.getBoolean("pickup"),
                row.getBigDecimal("total"),
                row.getString("person"),
                row.getString("comment"),
                row.getObject("ships_on", LocalDate.class),
                UtcInstants.read(row, "ordered_at"),
                UtcInstants.read(row, "remote_updated_at"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
    }
}
