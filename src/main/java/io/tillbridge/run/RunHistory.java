package io.tillbridge.run;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What runs say: when a job was last asked for, how it went, and the events of each run. */
record RunHistory(Jdbi jdbi) {
    private static final ListColumns EVENTS = new ListColumns("id", false, "at", null, Map.of("createdAt", "at"));

    /** Why the last run of one of these jobs failed, since then; empty when each one's last run did not. */
    Optional<String> failing(Long connectionId, List<String> jobs, Instant since) {
        return jdbi.withHandle(handle -> failing(handle, connectionId, jobs, since));
    }

    static Optional<String> failing(Handle handle, Long connectionId, List<String> jobs, Instant since) {
        return jobs.stream()
                .map(job -> handle.createQuery("SELECT * FROM run WHERE connection_id = :connection AND job = :job"
                                + " AND state IN ('succeeded', 'failed') ORDER BY id DESC LIMIT 1")
                        .bind("connection", connectionId)
                        .bind("job", job)
                        .map((row, context) -> RunState.of(row.getString("state")) == RunState.FAILED
                                        && UtcInstants.read(row, "finished_at").isAfter(since)
                                ? row.getString("error")
                                : null)
                        .findOne())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** When a job was last queued for each enabled connection that has it; a connection's birth when never. */
    Map<Long, Instant> lastQueued(Job job) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT c.id, COALESCE(MAX(r.queued_at), c.created_at) AS last"
                                + " FROM connection c LEFT JOIN run r ON r.connection_id = c.id AND r.job = :job"
                                + " WHERE c.enabled AND c.kind IN (<kinds>) GROUP BY c.id, c.created_at")
                        .bind("job", job.name())
                        .bindList("kinds", job.kinds())
                        .reduceRows(new TreeMap<>(), (last, row) -> {
                            last.put(row.getColumn("id", Long.class), row.getColumn("last", Instant.class));
                            return last;
                        }));
    }

    /** When a job of the hub itself was last queued; empty when never. */
    Optional<Instant> lastQueuedOfTheHub(Job job) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT MAX(queued_at) FROM run WHERE connection_id IS NULL AND job = :job")
                .bind("job", job.name())
                .mapTo(Instant.class)
                .findOne());
    }

    void event(long runId, Instant at, String level, String message) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO run_event (run_id, at, level, message) VALUES (?, ?, ?, ?)",
                runId,
                at,
                level,
                ColumnText.stored(message)));
    }

    List<Run.Event> events(long runId, ListWindow window) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id, run_id, at, level, message FROM run_event WHERE run_id = :run"
                                + EVENTS.page(window))
                        .bind("run", runId)
                        .bindMap(window.bound())
                        .map((row, context) -> new Run.Event(
                                row.getLong("id"),
                                row.getLong("run_id"),
                                UtcInstants.read(row, "at"),
                                row.getString("level"),
                                row.getString("message")))
                        .list());
    }
}
