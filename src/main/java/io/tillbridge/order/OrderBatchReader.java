package io.tillbridge.order;

import io.tillbridge.stock.HeldQuantity;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.UtcInstants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Many orders with all that hangs on them, in a few statements and without locks: as one snapshot shows them. */
final class OrderBatchReader {
    private static final int EVENTS_OF_ONE = 500;

    private final Reservations reservations;

    OrderBatchReader(Reservations reservations) {
        this.reservations = reservations;
    }

    /** By id; those that are gone are absent. */
    Map<Long, OrderDetails> of(Handle tx, Collection<Long> ids) {
        Map<Long, OrderDetails> details = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return details;
        }
        List<Long> asked = List.copyOf(ids);
        List<Order> orders = HoldReasons.now(
                tx,
                tx.createQuery("SELECT * FROM customer_order WHERE id IN (<ids>) ORDER BY id")
                        .bindList("ids", asked)
                        .map(OrderStore::order)
                        .list());
        Map<Long, List<OrderLine>> lines = LineStore.of(tx, asked);
        Map<String, HeldQuantity> held = reservations.held(
                tx,
                lines.values().stream()
                        .flatMap(List::stream)
                        .map(OrderLine::owner)
                        .toList());
        Map<Long, List<IncomingShipment>> remote = RemoteShipmentStore.of(tx, asked);
        Map<Long, List<OrderDetails.Event>> history = history(tx, asked);
        Set<Long> withShipments = having(tx, "shipment", asked);
        Set<Long> withReturns = having(tx, "order_return", asked);
        for (Order order : orders) {
            long id = order.id();
            List<OrderLine> own = lines.getOrDefault(id, List.of());
            Map<Long, HeldQuantity> heldByLine = new LinkedHashMap<>();
            own.forEach(line -> heldByLine.put(line.id(), held.get(line.owner())));
            details.put(
                    id,
                    new OrderDetails(
                            order,
                            own,
                            heldByLine,
                            withShipments.contains(id) ? ShipmentStore.of(tx, id) : List.of(),
                            withReturns.contains(id) ? ReturnStore.of(tx, id) : List.of(),
                            remote.getOrDefault(id, List.of()),
                            history.getOrDefault(id, List.of())));
        }
        return details;
    }

    private static Set<Long> having(Handle tx, String table, List<Long> ids) {
        return new HashSet<>(tx.createQuery("SELECT DISTINCT order_id FROM " + table + " WHERE order_id IN (<ids>)")
                .bindList("ids", ids)
                .mapTo(Long.class)
                .list());
    }

    private static Map<Long, List<OrderDetails.Event>> history(Handle tx, List<Long> ids) {
        Map<Long, List<OrderDetails.Event>> history = new HashMap<>();
        tx.createQuery("SELECT * FROM order_history WHERE order_id IN (<ids>) ORDER BY id DESC")
                .bindList("ids", ids)
                .map((row, context) -> new OrderDetails.Event(
                        row.getLong("id"),
                        row.getLong("order_id"),
                        UtcInstants.read(row, "at"),
                        row.getString("what"),
                        row.getString("detail"),
                        row.getString("who")))
                .forEach(event -> {
                    List<OrderDetails.Event> own = history.computeIfAbsent(event.orderId(), id -> new ArrayList<>());
                    if (own.size() < EVENTS_OF_ONE) {
                        own.add(event);
                    }
                });
        return history;
    }
}
