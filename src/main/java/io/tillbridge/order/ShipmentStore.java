package io.tillbridge.order;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code shipment} and {@code shipment_line}, guarded by the lock of their order. */
final class ShipmentStore {
    static final String STORED = "stored";
    static final String TOLD = "told";
    static final String REFUSED = "refused";

    private static final String DUE =
            """
            SELECT s.*, o.remote_id, o.state AS order_state FROM customer_order o JOIN shipment s ON s.order_id = o.id
            WHERE o.connection_id = :connection AND s.state = :state""";

    private static final int LONGEST_CODE = 255;

    private ShipmentStore() {}

    static long insert(Handle tx, long orderId, ShipmentRequest request, Instant now) {
        return tx.createQuery(
                        """
                        INSERT INTO shipment (order_id, tracking_code, carrier, notify_customer, state, created_at)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                .bind(0, orderId)
                .bind(1, TruncatedText.fit(request.trackingCode(), LONGEST_CODE).strip())
                .bind(2, request.carrier() == null ? null : TruncatedText.fit(request.carrier(), LONGEST_CODE))
                .bind(3, request.notifyCustomer())
                .bind(4, STORED)
                .bind(5, now)
                .mapTo(Long.class)
                .one();
    }

    static void insertLines(Handle tx, long shipmentId, List<Shipment.Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Update update = tx.createUpdate("INSERT INTO shipment_line (shipment_id, order_line_id, quantity) VALUES "
                + String.join(", ", Collections.nCopies(lines.size(), "(?, ?, ?)")));
        int position = 0;
        for (Shipment.Line line : lines) {
            update.bind(position++, shipmentId);
            update.bind(position++, line.lineId());
            update.bind(position++, line.quantity());
        }
        update.execute();
    }

    static List<Shipment> of(Handle handle, long orderId) {
        return shipments(handle, "order_id = ?", orderId);
    }

    static Optional<Shipment> find(Handle handle, long id) {
        return shipments(handle, "id = ?", id).stream().findFirst();
    }

    /** The order a shipment belongs to. */
    static Optional<Long> orderOf(Handle handle, long id) {
        return handle.createQuery("SELECT order_id FROM shipment WHERE id = ?")
                .bind(0, id)
                .mapTo(Long.class)
                .findOne();
    }

    static Optional<Shipment> oldestUntold(Handle handle, long connectionId) {
        return handle.createQuery(
                        """
                        SELECT s.id FROM customer_order o JOIN shipment s ON s.order_id = o.id
                        WHERE o.connection_id = ? AND s.state = ? ORDER BY s.id LIMIT 1""")
                .bind(0, connectionId)
                .bind(1, STORED)
                .mapTo(Long.class)
                .findOne()
                .flatMap(id -> find(handle, id));
    }

    static void become(Handle tx, long id, String state, String detail, Instant toldAt) {
        tx.execute(
                "UPDATE shipment SET state = ?, detail = ?, told_at = ? WHERE id = ?",
                state,
                TruncatedText.fitText(detail),
                toldAt,
                id);
    }

    private static List<Shipment> shipments(Handle handle, String condition, long value) {
        Map<Long, List<Shipment.Line>> lines = new HashMap<>();
        handle.createQuery("SELECT l.* FROM shipment_line l JOIN shipment s ON s.id = l.shipment_id WHERE s."
                        + condition + " ORDER BY l.order_line_id")
                .bind(0, value)
                .map((row, context) -> Map.entry(
                        row.getLong("shipment_id"),
                        new Shipment.Line(row.getLong("order_line_id"), row.getLong("quantity"))))
                .forEach(entry -> lines.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return handle.createQuery("SELECT * FROM shipment WHERE " + condition + " ORDER BY id")
                .bind(0, value)
                .map((row, context) -> new Shipment(
                        row.getLong("id"),
                        row.getLong("order_id"),
                        row.getString("tracking_code"),
                        row.getString("carrier"),
                        row.getBoolean("notify_customer"),
                        row.getString("state"),
                        row.getString("detail"),
                        UtcInstants.read(row, "created_at"),
                        UtcInstants.read(row, "told_at"),
                        lines.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    static void missed(Handle handle, long id, String why) {
        handle.execute(
                "UPDATE shipment SET detail = ? WHERE id = ? AND state = ?", TruncatedText.fitText(why), id, STORED);
    }

    /** Those the shop is to be told of, oldest first; after them, in any order, those that were missed the last time. */
    static List<PendingNotification> due(Handle handle, long connectionId, int limit) {
        return due(
                handle,
                handle.createQuery(DUE
                                + " ORDER BY s.detail IS NOT NULL, IF(s.detail IS NULL, 0, RAND()), s.id LIMIT :limit")
                        .bind("connection", connectionId)
                        .bind("limit", limit));
    }

    static Optional<PendingNotification> due(Handle handle, long connectionId, long id) {
        return due(
                        handle,
                        handle.createQuery(DUE + " AND s.id = :id")
                                .bind("connection", connectionId)
                                .bind("id", id))
                .stream()
                .findFirst();
    }

    private static List<PendingNotification> due(Handle handle, Query query) {
        List<PendingNotification> due = query.bind("state", STORED)
                .map((row, context) -> new PendingNotification(
                        row.getLong("id"),
                        row.getLong("order_id"),
                        row.getString("remote_id"),
                        List.of(),
                        row.getString("tracking_code"),
                        row.getString("carrier"),
                        row.getBoolean("notify_customer"),
                        OrderState.of(row.getString("order_state")).gone()))
                .list();
        Map<Long, List<IncomingShipment>> remote = RemoteShipmentStore.of(
                handle,
                due.stream().map(PendingNotification::orderId).distinct().toList());
        return due.stream()
                .map(one -> one.with(remote.getOrDefault(one.orderId(), List.of())))
                .toList();

}
}
