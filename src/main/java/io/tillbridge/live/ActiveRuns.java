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

/** Runs that are queued or under way, those that ended since, and those that began and ended in between. */
final class ActiveRuns implements ChangeSource {
    private static final String COLUMNS =
            "SELECT id, connection_id, job, state, dry_run, cancel_asked, counters, progress FROM run WHERE ";
    private static final int MOST = 1_000;

    private final Map<Long, Map<String, Object>> active = new HashMap<>();
    private long last = -1;

    private record Row(long id, boolean over, Map<String, Object> facts) {}

    @Override
    public List<Hint> changes(Handle handle) {
        boolean first = last < 0;
        if (first) {
            last = handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM run")
                    .mapTo(Long.class)
                    .one();
        }
        List<Row> rows = new ArrayList<>(
                handle.createQuery(COLUMNS + "state IN ('queued', 'running') ORDER BY id LIMIT " + MOST)
                        .map(ActiveRuns::row)
                        .list());
        rows.addAll(handle.createQuery(COLUMNS + "id > :last AND state NOT IN ('queued', 'running') ORDER BY id LIMIT "
                        + MOST)
                .bind("last", last)
                .map(ActiveRuns::row)
                .list());
        Set<Long> gone = new TreeSet<>(active.keySet());
        rows.forEach(row -> gone.remove(row.id()));
        if (!gone.isEmpty()) {
            rows.addAll(handle.createQuery(COLUMNS + "id IN (<ids>)")
                    .bindList("ids", gone)
                    .map(ActiveRuns::row)
                    .list());
            active.keySet().removeAll(gone);
        }
        List<Hint> hints = new ArrayList<>();
        rows.forEach(row -> note(row, hints));
        return first ? List.of() : hints;
    }

    private void note(Row row, List<Hint> hints) {
        last = Math.max(last, row.id());
        boolean same = row.facts().equals(active.get(row.id()));
        if (row.over()) {
            active.remove(row.id());
        } else {
            active.put(row.id(), row.facts());
        }
        if (!same) {
            hints.add(new Hint(LiveTopic.RUNS, Long.toString(row.id()), row.facts()));
        }
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        String state = row.getString("state");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("connectionId", row.getString("connection_id"));
        facts.put("job", row.getString("job"));
        facts.put("state", state);
        facts.put("dryRun", row.getBoolean("dry_run"));
        facts.put("cancelAsked", row.getBoolean("cancel_asked"));
        facts.put("counters", JsonText.read(row.getString("counters"), "counters of a run"));
        String progress = row.getString("progress");
        facts.put("progress", progress == null ? null : JsonText.read(progress, "progress of a run"));
        facts.values().removeIf(value -> value == null);
        return new Row(row.getLong("id"), !state.equals("queued") && !state.equals("running"), facts);
    }
}
