package io.tillbridge.event.subscription;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Takes orders of a person who was forgotten out of what is sent, as they are taken out of the events. */
public final class DeliveryErasure {
    private DeliveryErasure() {}

    /** In the transaction that takes it out of the events: what is sent later is what the event says then. */
    public static void forgetOrders(Handle tx, Collection<Long> orders) {
        if (!orders.isEmpty()) {
            tx.createUpdate("UPDATE event_delivery SET body = NULL WHERE subject IN (<subjects>)")
                    .bindList(
                            "subjects",
                            orders.stream().map(id -> "orders/" + id).toList())
                    .execute();
        }
    }
}
