package io.tillbridge.live;

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

/** Catalog files that come in, are loaded, and have come to an end since. */
final class ActiveUploads implements ChangeSource {
    private static final String COLUMNS = "SELECT id, connection_id, state FROM upload WHERE ";
    private static final String OPEN = "('received', 'loading')";

    private final Map<Long, String> active = new HashMap<>();
    private long last = -1;

    private record Row(long id, String connection, String state) {
        Hint hint() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("connectionId", connection);
            facts.put("state", state);
            return new Hint(LiveTopic.UPLOADS, Long.toString(id), facts);
        }

        boolean over() {
            return !state.equals("received") && !state.equals("loading");
        }
    }

    @Override
    public List<Hint> changes(Handle handle) {
        boolean first = last < 0;
        if (first) {
            last = handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM upload")
                    .mapTo(Long.class)
                    .one();
        }
        List<Row> rows = new ArrayList<>(
                handle.createQuery(COLUMNS + "state IN " + OPEN + " ORDER BY id LIMIT " + MANY * 5)
                        .map(ActiveUploads::row)
                        .list());
        rows.addAll(
                handle.createQuery(COLUMNS + "id > :last AND state NOT IN " + OPEN + " ORDER BY id LIMIT " + MANY * 5)
                        .bind("last", last)
                        .map(ActiveUploads::row)
                        .list());
        Set<Long> gone = new TreeSet<>(active.keySet());
        rows.forEach(row -> gone.remove(row.id()));
        if (!gone.isEmpty()) {
            rows.addAll(handle.createQuery(COLUMNS + "id IN (<ids>)")
                    .bindList("ids", gone)
                    .map(ActiveUploads::row)
                    .list());
            active.keySet().removeAll(gone);
        }
        List<Hint> hints = new ArrayList<>();
        for (Row row : rows) {
            last = Math.max(last, row.id());
            String before = row.over() ? active.remove(row.id()) : active.put(row.id(), row.state());
            if (!row.state().equals(before)) {
                hints.add(row.hint());
            }
        }
        return first ? List.of() : hints;
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(row.getLong("id"), row.getString("connection_id"), row.getString("state"));
    }
}
