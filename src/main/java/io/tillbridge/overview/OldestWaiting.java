package io.tillbridge.overview;

import io.tillbridge.run.Jobs;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The oldest work of each connection that is not done: a run, or a shipment of which its shop was not notified. */
public final class OldestWaiting {
    private static final String OLDEST =
            """
            SELECT connection_id, MIN(id) AS id, MIN(queued_at) AS since, MIN(job) AS job FROM run
            WHERE state IN ('queued', 'running') AND connection_id IS NOT NULL GROUP BY connection_id
            UNION ALL
            SELECT o.connection_id, MIN(s.id), MIN(s.created_at), NULL
            FROM shipment s JOIN customer_order o ON o.id = s.order_id
            WHERE s.state = 'stored' GROUP BY o.connection_id""";
    private static final String JOBS = "SELECT job FROM run WHERE id = ?";

    private final Jdbi database;

    public OldestWaiting(Jdbi database) {
        this.database = database;
    }

    /**
     * @param runId null: it is the shipment {@code shipmentId}
     */
    public record Waiting(Long runId, Long shipmentId, String job, Instant queuedAt) {}

    /** By connection; one without such work is not in it. */
    public Map<Long, Waiting> byConnection() {
        Map<Long, Waiting> oldest = new HashMap<>();
        database.useHandle(handle -> {
            handle.createQuery(OLDEST)
                    .map((row, context) -> Map.entry(
                            row.getLong("connection_id"),
                            row.getString("job") == null
                                    ? new Waiting(
                                            null,
                                            row.getLong("id"),
                                            Jobs.SHIPMENT_PUSH,
                                            UtcInstants.read(row, "since"))
                                    : new Waiting(
                                            row.getLong("id"),
                                            null,
                                            row.getString("job"),
                                            UtcInstants.read(row, "since"))))
                    .forEach(entry -> oldest.merge(
                            entry.getKey(),
                            entry.getValue(),
                            (one, other) -> other.queuedAt().isBefore(one.queuedAt()) ? other : one));
            oldest.replaceAll((connection, waiting) -> waiting.runId() == null
                    ? waiting
                    : handle.createQuery(JOBS)
                            .bind(0, waiting.runId())
                            .mapTo(String.class)
                            .findOne()
                            .map(job -> new Waiting(waiting.runId(), null, job, waiting.queuedAt()))
                            .orElse(waiting));
        });
        return oldest;
    }
}
