package io.tillbridge.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The table {@code remote_shipment}: the documents the shop keeps for an order, as last read. */
final class RemoteShipmentStore {
    private RemoteShipmentStore() {}

    static void write(Handle tx, long orderId, List<IncomingShipment> shipments) {
        if (shipments.isEmpty()) {
            return;
        }
        Map<String, IncomingShipment> byId = new LinkedHashMap<>();
        shipments.forEach(shipment -> byId.put(shipment.remoteId(), shipment));
        Update update =
                tx.createUpdate("INSERT INTO remote_shipment (order_id, remote_id, status, tracking_code) VALUES "
                        + String.join(", ", Collections.nCopies(byId.size(), "(?, ?, ?, ?)"))
                        + " ON DUPLICATE KEY UPDATE status = VALUES(status), tracking_code = VALUES(tracking_code)");
        int position = 0;
        for (IncomingShipment shipment : byId.values()) {
            update.bind(position++, orderId);
            update.bind(position++, shipment.remoteId());
            update.bind(position++, TruncatedText.fit(shipment.status(), 64));
            update.bind(position++, TruncatedText.fit(shipment.trackingCode(), 255));
        }
        update.execute();
    }

    static Map<Long, List<IncomingShipment>> of(Handle handle, List<Long> orderIds) {
        Map<Long, List<IncomingShipment>> byOrder = new HashMap<>();
        if (!orderIds.isEmpty()) {
            handle.createQuery(
                            """
                            SELECT order_id, remote_id, status, tracking_code FROM remote_shipment
                            WHERE order_id IN (<orders>) ORDER BY order_id, remote_id""")
                    .bindList("orders", orderIds)
                    .map((row, context) -> Map.entry(
                            row.getLong("order_id"),
                            new IncomingShipment(
                                    row.getString("remote_id"),
                                    row.getString("status"),
                                    row.getString("tracking_code"))))
                    .forEach(entry -> byOrder.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                            .add(entry.getValue()));
        }
        return byOrder;
    }
}
