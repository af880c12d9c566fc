package io.tillbridge.run;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** What earlier runs say: when a job was last asked for, and how it went. */
record RunHistory(Jdbi jdbi) {

    /** Why the last run of one of these jobs failed, since then; empty when each one's last run did not. */
    Optional<String> failing(Long connectionId, List<String> jobs, Instant since) {
        return jdbi.withHandle(handle -> jobs.stream()
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
                .findFirst());
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
}
