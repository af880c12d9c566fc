package io.tillbridge.live;

import io.tillbridge.document.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Rows of work that is waiting or under way, those that ended since, and those that began and ended in between. A hint
 * carries the row's facts.
 */
final class ActiveRows implements ChangeSource {
    private static final int MOST = 5 * MANY;

    private final LiveTopic topic;
    private final String table;
    private final String columns;
    private final Set<String> open;
    private final Facts facts;
    private final Map<Long, Map<String, Object>> active = new HashMap<>();
    private long last = -1;

    /** What a hint tells of a row; null values are left out. */
    private interface Facts {
        void read(ResultSet row, Map<String, Object> into) throws SQLException;
    }

    private record Row(long id, boolean over, Map<String, Object> facts) {}

    /**
     * @param columns {@code id}, {@code connection_id} and {@code state}, and what the facts are read from
     * @param open the states in which the work is not over
     */
    private ActiveRows(LiveTopic topic, String table, String columns, Set<String> open, Facts facts) {
        this.topic = topic;
        this.table = table;
        this.columns = columns;
        this.open = open;
        this.facts = facts;
    }

    static ActiveRows runs() {
        return new ActiveRows(
                LiveTopic.RUNS,
                "run",
                "id, connection_id, state, job, dry_run, cancel_asked, counters, progress",
                Set.of("queued", "running"),
                ActiveRows::ofRun);
    }

    /** Catalog files. */
    static ActiveRows uploads() {
        return new ActiveRows(
                LiveTopic.UPLOADS,
                "upload",
                "id, connection_id, state",
                Set.of("received", "loading"),
                (row, into) -> {});
    }

    private static void ofRun(ResultSet row, Map<String, Object> into) throws SQLException {
        into.put("job", row.getString("job"));
        into.put("dryRun", row.getBoolean("dry_run"));
        into.put("cancelAsked", row.getBoolean("cancel_asked"));
        into.put("counters", JsonText.read(row.getString("counters"), "counters of a run"));
        String progress = row.getString("progress");
        into.put("progress", progress == null ? null : JsonText.read(progress, "progress of a run"));
    }

    @Override
    public List<Hint> changes(Handle handle) {
        boolean first = last < 0;
        if (first) {
            last = handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM " + table)
                    .mapTo(Long.class)
                    .one();
        }
        List<Row> rows = new ArrayList<>(rows(handle, "state IN (<values>) ORDER BY id LIMIT " + MOST, open));
        rows.addAll(rows(handle, "id > " + last + " AND state NOT IN (<values>) ORDER BY id LIMIT " + MOST, open));
        Set<Long> gone = new TreeSet<>(active.keySet());
        rows.forEach(row -> gone.remove(row.id()));
        if (!gone.isEmpty()) {
            rows.addAll(rows(handle, "id IN (<values>)", gone));
            active.keySet().removeAll(gone);
        }
        List<Hint> hints = new ArrayList<>();
        for (Row row : rows) {
            last = Math.max(last, row.id());
            Map<String, Object> before = row.over() ? active.remove(row.id()) : active.put(row.id(), row.facts());
            if (!row.facts().equals(before)) {
                hints.add(new Hint(topic, Long.toString(row.id()), row.facts()));
            }
        }
        return first ? List.of() : hints;
    }

    private List<Row> rows(Handle handle, String which, Set<?> values) {
        return handle.createQuery("SELECT " + columns + " FROM " + table + " WHERE " + which)
                .bindList("values", values)
                .map(this::row)
                .list();
    }

    private Row row(ResultSet row, StatementContext context) throws SQLException {
        String state = row.getString("state");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("connectionId", row.getString("connection_id"));
        told.put("state", state);
        facts.read(row, told);
        told.values().removeIf(value -> value == null);
        return new Row(row.getLong("id"), !open.contains(state), told);
    }
}
