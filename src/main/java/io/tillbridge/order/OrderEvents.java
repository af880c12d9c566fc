package io.tillbridge.order;

import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The events of orders; each is written under the lock of its order, with the change. */
public final class OrderEvents {
    /** The words of the history that came with the change. */
    private static final String HISTORY = "history";

    private OrderEvents() {}

    /**
     * An order came to stand where it stands now, or changed where it stands.
     *
     * @param before where it stood; null: it is new
     * @param history what happened to it with this change
     */
    static void write(
            Handle tx,
            long id,
            long connectionId,
            OrderStatus before,
            OrderStatus after,
            OrderHistory history,
            Instant now) {
        Map<String, Object> changes = new LinkedHashMap<>();
        boolean moved = before == null || before.state() != after.state();
        if (moved) {
            changes.put(
                    "state",
                    NewEvent.change(
                            before == null ? null : before.state().text(),
                            after.state().text()));
        }
        if (before != null && !Objects.equals(before.shipsOn(), after.shipsOn())) {
            changes.put("shipsOn", NewEvent.change(text(before.shipsOn()), text(after.shipsOn())));
        }
        changes.put(HISTORY, history.words());
        EventType type = moved ? type(after.state()) : EventType.ORDER_CHANGED;
        EventLog.write(tx, NewEvent.of(type, id, connectionId, now, changes));
    }

    private static EventType type(OrderState state) {
        return switch (state) {
            case ACCEPTED -> EventType.ORDER_ACCEPTED;
            case ON_HOLD -> EventType.ORDER_HELD;
            case CANCELLED -> EventType.ORDER_CANCELLED;
            case SHIPPED -> EventType.ORDER_SHIPPED;
            case RETURNED -> EventType.ORDER_RETURNED;
            case AWAITING_PAYMENT -> EventType.ORDER_CHANGED;
        };
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** The shop knows of a shipment, or refused it. */
    static void told(Handle tx, Order order, long shipmentId, EventType type, Instant now) {
        EventLog.write(
                tx,
                NewEvent.of(
                        type, order.id(), order.connectionId(), now, Map.of("shipmentId", Long.toString(shipmentId))));
    }

    /**
     * Locked orders changed and stand where they stood.
     *
     * @param what the word of their history
     */
    public static void changed(Handle tx, Collection<Long> orders, String what, Instant now) {
        EventLog.write(
                tx,
                tx.createQuery("SELECT id, connection_id FROM customer_order WHERE id IN (<orders>) ORDER BY id")
                        .bindList("orders", List.copyOf(orders))
                        .map((row, context) -> NewEvent.of(
                                EventType.ORDER_CHANGED,
                                row.getLong("id"),
                                row.getLong("connection_id"),
                                now,
                                Map.of(HISTORY, List.of(what))))
                        .list());
    }
}
