package io.tillbridge.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Connections that were made, changed, switched or deleted, and how each does. */
final class ConnectionStates implements ChangeSource {
    private static final String ALL =
            """
            SELECT c.id, c.enabled, c.state,
              CONCAT_WS('/', c.version, c.enabled, c.state, c.failing_since, c.last_success, g.state) AS mark
            FROM connection c LEFT JOIN connection_grant g ON g.connection_id = c.id""";

    private Map<Long, Row> seen;

    private record Row(boolean enabled, String state, String mark) {}

    @Override
    public List<Hint> changes(Handle handle) {
        Map<Long, Row> now = new HashMap<>();
        handle.createQuery(ALL)
                .map((row, context) -> Map.entry(
                        row.getLong("id"),
                        new Row(row.getBoolean("enabled"), row.getString("state"), row.getString("mark"))))
                .forEach(row -> now.put(row.getKey(), row.getValue()));
        Map<Long, Row> before = seen;
        seen = now;
        if (before == null || before.equals(now)) {
            return List.of();
        }
        TreeSet<Long> ids = new TreeSet<>(now.keySet());
        ids.addAll(before.keySet());
        List<Hint> hints = new ArrayList<>();
        for (Long id : ids) {
            Row row = now.get(id);
            if (row == null || !row.equals(before.get(id))) {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("state", row == null ? "deleted" : row.state());
                if (row != null) {
                    facts.put("enabled", row.enabled());
                }
                hints.add(new Hint(LiveTopic.CONNECTIONS, id.toString(), facts));
            }
        }
        return hints;
    }
}
