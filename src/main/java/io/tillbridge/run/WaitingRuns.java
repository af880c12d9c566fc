package io.tillbridge.run;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Queued runs, oldest first. */
record WaitingRuns(Jdbi jdbi) {
    private static final String ALL = "SELECT id, job FROM run WHERE state = 'queued' ORDER BY id";

    private static final String NEXT =
            """
            SELECT id, job FROM run WHERE state = 'queued' AND replays IS NULL
            UNION ALL
            SELECT MIN(id), job FROM run WHERE state = 'queued' AND replays IS NOT NULL GROUP BY job, connection_id
            ORDER BY id""";

    List<QueuedRun> all() {
        return read(ALL);
    }

    /** Those that may begin: of the replays of one job and connection only the oldest, however many there are. */
    List<QueuedRun> next() {
        return read(NEXT);
    }

    private List<QueuedRun> read(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .map((row, context) -> new QueuedRun(row.getLong("id"), row.getString("job")))
                .list());
    }
}
