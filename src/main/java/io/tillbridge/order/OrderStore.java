package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
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
     * @throws CallerFault UNKNOWN: there is none
     * @throws CallerFault STALE: its version is another
     */
    static Order require(Handle tx, long id, Long expectedVersion) {
        Order order = lock(tx, id).orElseThrow(() -> CallerFault.unknown("order " + id));
        if (expectedVersion != null && order.version() != expectedVersion) {
            throw CallerFault.stale("Order " + id, expectedVersion);
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
    static Optional<Long> insert(Handle tx, IncomingOrder order, boolean settled, OrderStatus standing, Instant now) {
        try {
            return Optional.of(insertRow(tx, order, settled, standing, now));
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static long insertRow(Handle tx, IncomingOrder order, boolean settled, OrderStatus standing, Instant now) {
        return shown(
                        tx.createQuery(
                                """
                        INSERT INTO customer_order (connection_id, remote_id, state, hold_cause, hold_reason, hold_lines,
                          ships_on, created_at, updated_at, number, remote_status, payment_status, shipment_status,
                          pickup, total, person, comment, note, delivery, cut_fields, ordered_at, paid_at,
                          remote_updated_at, remote_settled)
                        VALUES (:connection, :remoteId, :state, :cause, :reason, :lines, :shipsOn, :now, :now, :number,
                          :status, :payment, :shipment, :pickup, :total, :person, :comment, :note, :delivery, :cut,
                          :orderedAt, COALESCE(:paidAt, :seenPaidAt), :updatedAt, :settled) RETURNING id"""),
                        order,
                        settled)
                .bind("connection", order.connectionId())
                .bind("remoteId", order.remoteId())
                .bind("state", standing.state().text())
                .bind(
                        "cause",
                        standing.cause() == null ? null : standing.cause().text())
                .bind("reason", standing.reason())
                .bind("lines", standing.unmatched())
                .bind("shipsOn", standing.shipsOn())
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    /** What the shop shows now. A payment the hub has seen stays where it was, unless the shop says when it was. */
    static void show(Handle tx, long id, IncomingOrder order, boolean settled) {
        shown(
                        tx.createUpdate(
                                """
                        UPDATE customer_order SET number = :number, remote_status = :status, payment_status = :payment,
                          shipment_status = :shipment, pickup = :pickup, total = :total, person = IF(forgotten_at IS NULL, :person, person),
                          comment = IF(forgotten_at IS NULL, :comment, NULL), note = IF(forgotten_at IS NULL, :note, NULL),
                          delivery = IF(forgotten_at IS NULL, :delivery, NULL), cut_fields = :cut,
                          ordered_at = :orderedAt, paid_at = COALESCE(:paidAt, paid_at, :seenPaidAt),
                          remote_updated_at = :updatedAt, remote_settled = :settled
                        WHERE id = :id"""),
                        order,
                        settled)
                .bind("id", id)
                .execute();
    }

    private static <T extends SqlStatement<T>> T shown(T statement, IncomingOrder order, boolean settled) {
        return statement
                .bind("number", order.number())
                .bind("status", order.status())
                .bind("payment", order.paymentStatus())
                .bind("shipment", order.shipmentStatus())
                .bind("pickup", order.pickup())
                .bind("total", order.total())
                .bind("person", order.person())
                .bind("comment", order.comment())
                .bind("note", order.note())
                .bind("delivery", order.delivery())
                .bind(
                        "cut",
                        order.cutFields().isEmpty()
                                ? null
                                : TruncatedText.fitText(String.join("\n", order.cutFields())))
                .bind("orderedAt", order.orderedAt())
                .bind("paidAt", order.paidAt())
                .bind("seenPaidAt", order.isPaid() ? order.updatedAt() : null)
                .bind("updatedAt", order.updatedAt())
                .bind("settled", settled);
    }

    /** Where it stands now, and that it changed. */
    static void stand(Handle tx, long id, OrderStatus standing, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE customer_order SET state = ?, hold_cause = ?, hold_reason = ?, hold_lines = ?, ships_on = ?,
                          version = version + 1, updated_at = ? WHERE id = ?""")
                .bind(0, standing.state().text())
                .bind(1, standing.cause() == null ? null : standing.cause().text())
                .bind(2, standing.reason())
                .bind(3, standing.unmatched())
                .bind(4, standing.shipsOn())
                .bind(5, now)
                .bind(6, id)
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
                row.getString("hold_lines"),
                row.getBoolean("released_by_hand"),
                row.getBoolean("cancelled_by_hand"),
                row.getString("remote_status"),
                row.getString("payment_status"),
                row.getString("shipment_status"),
                row.getBoolean("pickup"),
                row.getBigDecimal("total"),
                row.getString("person"),
                row.getString("comment"),
                row.getString("note"),
                row.getString("delivery"),
                row.getString("cut_fields"),
                row.getObject("ships_on", LocalDate.class),
                UtcInstants.read(row, "ordered_at"),
                UtcInstants.read(row, "paid_at"),
                UtcInstants.read(row, "remote_updated_at"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));

}
}
