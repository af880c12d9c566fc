package io.tillbridge.event;

import io.tillbridge.document.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Takes what names a person out of the stored events of orders, as it is taken out of the orders themselves. */
public final class EventErasure {
    private static final List<String> PERSONAL = List.of("comment", "note", "delivery");

    private EventErasure() {}

    /** In the transaction that takes it out of the orders, after that: an event that gets its number later shows the order as it is then. */
    public static void forgetOrders(Handle tx, Collection<Long> orders) {
        if (orders.isEmpty()) {
            return;
        }
        // No batch is under way that has read the orders as they were.
        tx.createQuery("SELECT last FROM event_numbering WHERE id = 1 FOR UPDATE")
                .mapTo(Long.class)
                .one();
        Map<Long, String> data = tx.createQuery(
                        "SELECT number, data FROM event WHERE subject IN (<subjects>) AND data IS NOT NULL")
                .bindList("subjects", orders.stream().map(id -> "orders/" + id).toList())
                .reduceRows(new TreeMap<Long, String>(), (all, row) -> {
                    all.put(row.getColumn("number", Long.class), row.getColumn("data", String.class));
                    return all;
                });
        if (data.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.prepareBatch("UPDATE event SET data = :data WHERE number = :number");
        data.forEach((number, json) ->
                batch.bind("number", number).bind("data", forgotten(json)).add());
        batch.execute();
    }

    private static String forgotten(String json) {
        Map<String, Object> order = JsonText.read(json, "The data of an event");
        order.put("person", Map.of("forgotten", true));
        PERSONAL.forEach(order::remove);
        if (order.get("returns") instanceof List<?> returns) {
            returns.forEach(one -> {
                if (one instanceof Map<?, ?> fields) {
                    fields.remove("note");
                }
            });
        }
        return JsonText.of(order);
    }
}
