package io.tillbridge.wholesale;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables {@code wholesale_shipment} and {@code wholesale_shipment_line}. */
final class WholesaleShipmentStore {
    private WholesaleShipmentStore() {}

    static long insert(
            Handle tx,
            long orderId,
            WholesaleShipment.Request request,
            List<WholesaleShipment.Part> parts,
            String who,
            Instant now) {
        long id = tx.createUpdate(
                        """
                        INSERT INTO wholesale_shipment (order_id, tracking_code, carrier, who, created_at)
                        VALUES (:order, :code, :carrier, :who, :now)""")
                .bind("order", orderId)
                .bind("code", request.trackingCode())
                .bind("carrier", request.carrier())
                .bind("who", who)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        PreparedBatch batch = tx.prepareBatch("INSERT INTO wholesale_shipment_line (shipment_id, line_id, quantity)"
                + " VALUES (:shipment, :line, :quantity)");
        for (WholesaleShipment.Part part : parts) {
            batch.bind("shipment", id)
                    .bind("line", part.lineId())
                    .bind("quantity", part.quantity())
                    .add();
        }
        batch.execute();
        return id;
    }

    static List<WholesaleShipment> of(Handle handle, long orderId) {
        Map<Long, List<WholesaleShipment.Part>> parts = new HashMap<>();
        handle.createQuery("SELECT l.* FROM wholesale_shipment_line l JOIN wholesale_shipment s ON s.id = l.shipment_id"
                        + " WHERE s.order_id = :order ORDER BY l.line_id")
                .bind("order", orderId)
                .map((row, context) -> Map.entry(
                        row.getLong("shipment_id"),
                        new WholesaleShipment.Part(row.getLong("line_id"), row.getLong("quantity"))))
                .forEach(part -> parts.computeIfAbsent(part.getKey(), id -> new ArrayList<>())
                        .add(part.getValue()));
        return handle.createQuery("SELECT * FROM wholesale_shipment WHERE order_id = :order ORDER BY id")
                .bind("order", orderId)
                .map((row, context) -> new WholesaleShipment(
                        row.getLong("id"),
                        row.getLong("order_id"),
                        row.getString("tracking_code"),
                        row.getString("carrier"),
                        row.getString("who"),
                        UtcInstants.read(row, "created_at"),
                        parts.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }
}
