package io.tillbridge.run;

import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The SQL of runs. Two unique keys hold the invariants: one active run per job, one running per lock. */
final class RunStore {
    private static final ListColumns COLUMNS =
            ListColumns.of("r.id", true, "r.queued_at", "COALESCE(r.finished_at, r.started_at, r.queued_at)");
    private static final String SELECT =
            "SELECT r.*, c.kind FROM run r LEFT JOIN connection c ON c.id = r.connection_id ";
    private static final int DUPLICATE_KEY = 1062;

    private final Jdbi jdbi;
    private final Transactions transactions;

    RunStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.transactions = new Transactions(jdbi);
    }

    /** A new queued run's id; empty when the job is queued or running there. */
    Optional<Long> insert(RunRequest request, Instant now) {
        try {
            return Optional.of(transactions.run(handle -> insert(handle, request, now)));
        } catch (UnableToExecuteStatementException e) {
            return emptyIfDuplicate(e);
        }
    }

    /** @throws UnableToExecuteStatementException when the job is queued or running there */
    static long insert(Handle handle, RunRequest request, Instant now) {
        return handle.createUpdate("INSERT INTO run (connection_id, job,"
                        + " started_by, state, dry_run, forced, active_key, takes_up, replays, queued_at, counters)"
                        + " VALUES (:connection, :job, :by, 'queued', :dryRun, :forced, :active, :takesUp,"
                        + " :replays, :now, '{}')")
                .bind("connection", request.connectionId())
                .bind("job", request.job())
                .bind("by", request.startedBy())
                .bind("dryRun", request.dryRun())
                .bind("forced", request.forced())
                .bind("active", activeKey(request.job(), request.connectionId(), request.replays()))
                .bind("takesUp", request.takesUp())
                .bind("replays", request.replays())
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /**
     * A replay is other work than the job: it waits for the job's lock, and for no other replay to end first.
     *
     * @param connectionId null for a job of the hub itself
     */
    private static String activeKey(String job, Long connectionId, Long replays) {
        String key = job + ":" + (connectionId == null ? Jobs.HUB : connectionId.toString());
        return replays == null ? key : key + ":failure:" + replays;
    }

    /** Whether a run of the job is queued or running there. */
    static boolean isActive(Handle handle, String job, Long connectionId) {
        return handle.createQuery("SELECT id FROM run WHERE active_key = ? FOR UPDATE")
                .bind(0, activeKey(job, connectionId, null))
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Takes the lock and turns a queued run into a running one; false when it is not queued or the lock is held. */
    boolean start(long id, String lockKey, String node, Instant now, Instant leaseUntil) {
        try {
            return transactions.run(handle -> handle.createUpdate("UPDATE run SET state = 'running', lock_key = :lock,"
                                    + " node = :node, lease_until = :lease, started_at = :now"
                                    + " WHERE id = :id AND state = 'queued'")
                            .bind("lock", lockKey)
                            .bind("node", node)
                            .bind("lease", leaseUntil)
                            .bind("now", now)
                            .bind("id", id)
                            .execute())
                    == 1;
        } catch (UnableToExecuteStatementException e) {
            return emptyIfDuplicate(e).isPresent();
        }
    }

    private static Optional<Long> emptyIfDuplicate(UnableToExecuteStatementException e) {
        if (e.getCause() instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_KEY) {
            return Optional.empty();
        }
        throw e;
    }

    /** Whether the connection has no access until a person signs in there again. */
    boolean needsSignIn(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM connection_grant
                          WHERE connection_id = :id AND state = 'sign-in-again')
                        """)
                .bind("id", connectionId)
                .mapTo(Boolean.class)
                .one());
    }

    /** Notes that a job was asked for while it is queued or running; false when it is neither. */
    boolean askAgain(String job, long connectionId) {
        return transactions.run(handle -> RepeatedRequests.note(handle, job, connectionId));
    }

    /**
     * Closes a run that is queued or running and gives its locks back; queues the next one in the same transaction when it
     * was asked for meanwhile. False when it was over already.
     */
    boolean close(long id, RunState state, String error, Map<String, Long> counters, Instant now) {
        return transactions.run(handle -> {
            boolean closed = close(handle, id, state, error, counters, now);
            if (closed) {
                RepeatedRequests.of(handle, id).ifPresent(next -> insert(handle, next, now));
            }
            return closed;
        });
    }

    private static boolean close(
            Handle handle, long id, RunState state, String error, Map<String, Long> counters, Instant now) {
        boolean closed = handle.createUpdate("UPDATE run SET state = :state, error = :error,"
                                + " counters = :counters, finished_at = :now, active_key = NULL, lock_key = NULL,"
                                + " lease_until = NULL WHERE id = :id AND state IN ('queued', 'running')")
                        .bind("state", state.text())
                        .bind("error", ColumnText.stored(error))
                        .bind("counters", JsonMaps.text(counters))
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
        if (closed && state == RunState.FAILED) {
            failed(handle, id, now);
        }
        return closed;
    }

    private static void failed(Handle handle, long id, Instant now) {
        handle.createQuery("SELECT connection_id, job FROM run WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> NewEvent.of(
                        EventType.RUN_FAILED,
                        id,
                        row.getObject("connection_id", Long.class),
                        now,
                        Map.of("job", row.getString("job"))))
                .forEach(event -> EventLog.write(handle, event));
    }

    /**
     * Closes a dead run as failed and queues its work again, both or neither.
     *
     * @return the new run's id; empty when the run was closed by somebody else meanwhile
     */
    Optional<Long> takeUp(Run dead, String why, RunRequest again, Instant now) {
        return transactions.run(handle -> {
            if (!close(handle, dead.id(), RunState.FAILED, why, dead.counters(), now)) {
                return Optional.empty();
            }
            long id = insert(handle, again, now);
            RepeatedRequests.carry(handle, dead.id(), id);
            return Optional.of(id);
        });
    }

    /** Writes what a run has done so far and extends its lease; true when somebody asked it to stop. */
    boolean beat(long id, Map<String, Long> counters, Map<String, Object> progress, Instant leaseUntil) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("UPDATE run SET counters = :counters, progress = :progress, lease_until = :lease"
                            + " WHERE id = :id AND state = 'running'")
                    .bind("counters", JsonMaps.text(counters))
                    .bind("progress", progress.isEmpty() ? null : JsonMaps.text(progress))
                    .bind("lease", leaseUntil)
                    .bind("id", id)
                    .execute();
            return handle.createQuery("SELECT cancel_asked FROM run WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(true);
        });
    }

    /** Asks a running run to stop at its next safe point. */
    void askToCancel(long id) {
        jdbi.useHandle(handle -> handle.execute("UPDATE run SET cancel_asked = TRUE WHERE id = ?", id));
    }

    RunPlanStore plans() {
        return new RunPlanStore(jdbi);
    }

    RunHistory history() {
        return new RunHistory(jdbi);
    }

    Optional<Run> get(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "WHERE r.id = :id")
                .bind("id", id)
                .map(RunRow::read)
                .findOne());
    }

    /** Newest first unless the window asks for another order; null filters match all. */
    List<Run> list(Runs.Filter filter, ListWindow window) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "WHERE (:connection IS NULL OR r.connection_id = :connection)"
                                + " AND (:job IS NULL OR r.job = :job) AND (:state IS NULL OR r.state = :state)"
                                + COLUMNS.page(window))
                .bind("connection", filter.connectionId())
                .bind("job", filter.job())
                .bind("state", filter.state() == null ? null : filter.state().text())
                .bindMap(window.bound())
                .map(RunRow::read)
                .list());
    }

    WaitingRuns waiting() {
        return new WaitingRuns(jdbi);
    }

    /** Running runs whose process is gone: all of {@code node} (null: none), and anybody's whose lease ran out. */
    List<Run> dead(String node, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "WHERE r.state = 'running' AND (r.node = :node OR r.lease_until < :now)")
                .bind("node", node)
                .bind("now", now)
                .map(RunRow::read)
                .list());
    }
}
