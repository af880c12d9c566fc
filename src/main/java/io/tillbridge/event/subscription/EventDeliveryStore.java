package io.tillbridge.event.subscription;

import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads the tables {@code event_delivery} and {@code event_delivery_try}. */
final class EventDeliveryStore {
    private static final ListColumns COLUMNS = ListColumns.of("id", true, "created_at", "updated_at");

    private EventDeliveryStore() {}

    /** @param state null for all */
    static List<EventDelivery> list(Handle handle, long subscription, String state, ListWindow window) {
        List<EventDelivery> found = handle.createQuery(
                        "SELECT * FROM event_delivery WHERE subscription_id = :subscription"
                                + (state == null ? "" : " AND state = :state") + COLUMNS.page(window))
                .bind("subscription", subscription)
                .bindMap(state == null ? Map.of() : Map.of("state", state))
                .bindMap(window.bound())
                .map((row, context) -> delivery(row))
                .list();
        Map<Long, List<DeliveryTry>> tries = tries(handle, found);
        return found.stream()
                .map(one -> one.with(tries.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Map<Long, List<DeliveryTry>> tries(Handle handle, List<EventDelivery> of) {
        Map<Long, List<DeliveryTry>> all = new HashMap<>();
        if (of.isEmpty()) {
            return all;
        }
        handle.createQuery("SELECT * FROM event_delivery_try WHERE delivery_id IN (<ids>) ORDER BY delivery_id, number")
                .bindList("ids", of.stream().map(EventDelivery::id).toList())
                .map((row, context) -> all.computeIfAbsent(row.getLong("delivery_id"), id -> new ArrayList<>())
                        .add(new DeliveryTry(
                                row.getInt("number"),
                                UtcInstants.read(row, "at"),
                                status(row, "status"),
                                row.getString("error"),
                                row.getLong("duration_millis"))))
                .list();
        return all;
    }

    static EventDelivery delivery(ResultSet row) throws SQLException {
        return new EventDelivery(
                row.getLong("id"),
                row.getLong("subscription_id"),
                row.getLong("event_number"),
                row.getString("type"),
                row.getString("subject"),
                UtcInstants.read(row, "event_at"),
                row.getString("body"),
                EventDeliveryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("tries"),
                UtcInstants.read(row, "next_try_at"),
                status(row, "last_status"),
                row.getString("last_error"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"),
                List.of());
    }

    private static Integer status(ResultSet row, String column) throws SQLException {
        int status = row.getInt(column);
        return row.wasNull() ? null : status;
    }
}
