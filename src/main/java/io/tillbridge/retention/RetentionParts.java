package io.tillbridge.retention;

import io.tillbridge.feed.delivery.FeedFiles;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** All kinds of data that grow, with what of them is still needed. */
public final class RetentionParts {
    /** Needed: the last run of a job that came to an end, what is kept to be replayed, what is still to be loaded. */
    private static final String OLD_RUNS =
            """
            state NOT IN ('queued', 'running') AND finished_at < :before
            AND NOT EXISTS (SELECT 1 FROM failure f WHERE f.run_id = run.id AND f.state = 'kept')
            AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.run_id = run.id
              AND d.state IN ('receiving', 'received', 'loading'))
            AND EXISTS (SELECT 1 FROM run later WHERE later.job = run.job
              AND later.connection_id <=> run.connection_id AND later.id > run.id
              AND later.state IN ('succeeded', 'failed'))""";

    private static final String OLD_EVENTS =
            """
            at < :before AND NOT EXISTS (SELECT 1 FROM run r WHERE r.id = run_event.run_id
              AND r.state IN ('queued', 'running'))""";
    private static final String NOT_BEING_REPLAYED =
            """
            last_at < :before AND NOT EXISTS (SELECT 1 FROM run r WHERE r.replays = failure.id
              AND r.state IN ('queued', 'running'))""";

    private RetentionParts() {}

    /**
     * @param feeds the files of feeds
     * @param outbox the folder of mails while no mail server is configured
     */
    public static List<RetentionPart> of(Database database, Spool spool, FeedFiles feeds, Path outbox) {
        Jdbi jdbi = database.jdbi();
        return List.of(
                new ExpiredRows(jdbi, "runEvents", "run_event", OLD_EVENTS),
                new ExpiredRows(jdbi, "failures", "failure", NOT_BEING_REPLAYED + " AND state <> 'kept'"),
                new ExpiredRows(jdbi, "keptFailures", "failure", NOT_BEING_REPLAYED + " AND state = 'kept'"),
                new ExpiredRows(jdbi, "runs", "run", OLD_RUNS),
                new ExpiredUploads(jdbi, spool, false),
                new ExpiredUploads(jdbi, spool, true),
                new ExpiredWholesaleFiles(jdbi, false),
                new ExpiredWholesaleFiles(jdbi, true),
                new CoverageSpans(jdbi),
                new ExpiredEvents(jdbi),
                new ExpiredRows(
                        jdbi, "eventDeliveries", "event_delivery", "state <> 'pending' AND updated_at < :before"),
                new StoredMails(outbox),
                new ExpiredPublications(jdbi, feeds),
                new ExpiredRows(jdbi, "feedPulls", "feed_pull", "at < :before"),
                new ExpiredAuditEntries(jdbi));
    }
}
