package io.tillbridge.live;

import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Rows of a table by the index of when each changed last. The span that is read reaches back behind what was read before,
 * for rows that were committed late and for other nodes whose clocks differ.
 */
final class ChangedRows implements ChangeSource {
    private static final Duration BACK = Duration.ofSeconds(10);

    private final LiveTopic topic;
    private final String query;
    private final Clock clock;
    private Map<Long, String> seen;

    /**
     * @param table with the columns {@code id}, {@code connection_id} and {@code state}
     * @param changed its column of when a row changed last, which has an index
     */
    ChangedRows(LiveTopic topic, String table, String changed, Clock clock) {
        this.topic = topic;
        this.query = "SELECT id, connection_id, state, " + changed + " AS changed FROM " + table + " WHERE " + changed
                + " >= :since ORDER BY " + changed + " DESC LIMIT " + (MANY + 1);
        this.clock = clock;
    }

    private record Row(long id, String connection, String state, Instant changed) {
        String mark() {
            return state + changed;
        }
    }

    @Override
    public List<Hint> changes(Handle handle) {
        List<Row> rows = handle.createQuery(query)
                .bind("since", clock.instant().minus(BACK))
                .map((row, context) -> new Row(
                        row.getLong("id"),
                        row.getString("connection_id"),
                        row.getString("state"),
                        UtcInstants.read(row, "changed")))
                .list();
        Map<Long, String> now = new HashMap<>();
        rows.forEach(row -> now.put(row.id(), row.mark()));
        Map<Long, String> before = seen;
        seen = now;
        if (before == null || now.equals(before)) {
            return List.of();
        }
        List<Hint> hints = new ArrayList<>();
        for (Row row : rows) {
            if (!row.mark().equals(before.get(row.id()))) {
                Map<String, Object> facts = new LinkedHashMap<>();
                if (row.connection() != null) {
                    facts.put("connectionId", row.connection());
                }
                facts.put("state", row.state());
                hints.add(new Hint(topic, Long.toString(row.id()), facts));
            }
        }
        return rows.size() > MANY && !hints.isEmpty() ? List.of(Hint.of(topic)) : hints;
    }
}
