package io.tillbridge.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the hub's events say of orders, stock, retailers and their orders, in the order of their numbers. */
final class NewEvents implements ChangeSource {
    private static final Map<String, LiveTopic> TOPICS = Map.of(
            "orders", LiveTopic.ORDERS,
            "stock", LiveTopic.STOCK,
            "retailers", LiveTopic.RETAILERS,
            "wholesale-orders", LiveTopic.WHOLESALE);

    private long last = -1;

    private record Row(long number, String type, String subject, String connection) {}

    @Override
    public List<Hint> changes(Handle handle) {
        long end = handle.createQuery("SELECT last FROM event_numbering WHERE id = 1")
                .mapTo(Long.class)
                .one();
        if (last < 0 || end <= last) {
            last = end;
            return List.of();
        }
        List<Row> rows = handle.createQuery("SELECT number, type, subject, connection_id FROM event"
                        + " WHERE number > :last AND number <= :end ORDER BY number LIMIT " + (MANY + 1))
                .bind("last", last)
                .bind("end", end)
                .map((row, context) -> new Row(
                        row.getLong("number"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("connection_id")))
                .list();
        last = end;
        return rows.size() > MANY ? TOPICS.values().stream().map(Hint::of).toList() : hints(rows);
    }

    private static List<Hint> hints(List<Row> rows) {
        List<Hint> hints = new ArrayList<>();
        for (Row row : rows) {
            int slash = row.subject().indexOf('/');
            LiveTopic topic =
                    TOPICS.get(slash < 0 ? row.subject() : row.subject().substring(0, slash));
            if (topic != null) {
                Map<String, Object> facts = new LinkedHashMap<>();
                if (row.connection() != null) {
                    facts.put("connectionId", row.connection());
                }
                facts.put("event", row.type());
                hints.add(new Hint(topic, row.subject().substring(slash + 1), facts));
            }
        }
        return hints;
    }
}
