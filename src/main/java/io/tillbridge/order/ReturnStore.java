package io.tillbridge.order;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code order_return} and {@code order_return_line}, guarded by the lock of their order. */
final class ReturnStore {
    private ReturnStore() {}

    static long insert(Handle tx, long orderId, ReturnRequest request, Long warehouseId, String who, Instant now) {
        return tx.createQuery(
                        """
                        INSERT INTO order_return (order_id, warehouse_id, restock, note, who, created_at)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                .bind(0, orderId)
                .bind(1, warehouseId)
                .bind(2, request.restock())
                .bind(3, request.note() == null ? null : TruncatedText.fit(request.note(), 1_000))
                .bind(4, TruncatedText.fit(who, 255))
                .bind(5, now)
                .mapTo(Long.class)
                .one();
    }

    static void insertLines(Handle tx, long returnId, List<Shipment.Line> lines) {
        Update update = tx.createUpdate("INSERT INTO order_return_line (return_id, order_line_id, quantity) VALUES "
                + String.join(", ", Collections.nCopies(lines.size(), "(?, ?, ?)")));
        int position = 0;
        for (Shipment.Line line : lines) {
            update.bind(position++, returnId);
            update.bind(position++, line.lineId());
            update.bind(position++, line.quantity());
        }
        update.execute();
    }

    /** Of an order, oldest first. */
    static List<OrderReturn> of(Handle handle, long orderId) {
        Map<Long, List<Shipment.Line>> lines = new HashMap<>();
        handle.createQuery("SELECT l.* FROM order_return_line l JOIN order_return r ON r.id = l.return_id"
                        + " WHERE r.order_id = ? ORDER BY l.order_line_id")
                .bind(0, orderId)
                .map((row, context) -> lines.computeIfAbsent(row.getLong("return_id"), id -> new ArrayList<>())
                        .add(new Shipment.Line(row.getLong("order_line_id"), row.getLong("quantity"))))
                .list();
        return handle.createQuery("SELECT * FROM order_return WHERE order_id = ? ORDER BY id")
                .bind(0, orderId)
                .map((row, context) -> new OrderReturn(
                        row.getLong("id"),
                        row.getLong("order_id"),
                        row.getObject("warehouse_id", Long.class),
                        row.getBoolean("restock"),
                        row.getString("note"),
                        row.getString("who"),
                        UtcInstants.read(row, "created_at"),
                        lines.getOrDefault(row.getLong("id"), List.of())))
                .list();

}
}
