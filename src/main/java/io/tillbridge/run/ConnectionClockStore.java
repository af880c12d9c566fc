package io.tillbridge.run;

import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code connection_clock}. A firing is claimed and its run queued in one transaction: both or neither. */
final class ConnectionClockStore {
    private final Jdbi jdbi;
    private final Transactions transactions;

    ConnectionClockStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.transactions = new Transactions(jdbi);
    }

    /**
     * When a job of a connection fires next, and what that was worked out from.
     *
     * @param next null when the cron text names no firing any more
     */
    record Entry(String cron, String zone, Instant next) {
        boolean isOf(JobClock clock) {
            return cron.equals(clock.cron()) && zone.equals(clock.zone().getId());
        }

        boolean isDue(Instant now) {
            return next != null && !next.isAfter(now);
        }
    }

    Map<Long, Entry> of(String job) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT connection_id, cron, zone, next_at FROM connection_clock WHERE job = ?")
                .bind(0, job)
                .reduceResultSet(new TreeMap<>(), (entries, row, context) -> {
                    entries.put(
                            row.getLong("connection_id"),
                            new Entry(row.getString("cron"), row.getString("zone"), UtcInstants.read(row, "next_at")));
                    return entries;
                }));
    }

    /** Of a connection that was never seen; another node's entry stays as it is. */
    void begin(long connectionId, JobClock clock, Instant next) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT IGNORE INTO connection_clock (connection_id, job, cron, zone, next_at) VALUES (?, ?, ?, ?, ?)",
                connectionId,
                clock.job().name(),
                clock.cron(),
                clock.zone().getId(),
                next));
    }

    /** Sets another next firing without a run; nothing when another node did. */
    void move(long connectionId, Entry from, JobClock clock, Instant next) {
        jdbi.useHandle(handle -> claim(handle, connectionId, from, clock, next));
    }

    /**
     * Queues the run of a firing, or lets the run under way be followed by one.
     *
     * @return the new run's id; empty when there is none of its own: another node has it, or one that is active answers
     */
    Optional<Long> fire(long connectionId, Entry from, JobClock clock, Instant next, Instant now) {
        String job = clock.job().name();
        return transactions.run(handle -> {
            if (!claim(handle, connectionId, from, clock, next)
                    || RepeatedRequests.note(handle, job, connectionId)) {
                return Optional.empty();
            }
            RunRequest request = new RunRequest(job, connectionId, "schedule", false, false, null, null);
            return Optional.of(RunStore.insert(handle, request, now));
        });
    }

    private static boolean claim(Handle handle, long connectionId, Entry from, JobClock clock, Instant next) {
        return handle.createUpdate("UPDATE connection_clock SET cron = :cron, zone = :zone, next_at = :next"
                                + " WHERE connection_id = :connection AND job = :job AND next_at <=> :from")
                        .bind("cron", clock.cron())
                        .bind("zone", clock.zone().getId())
                        .bind("next", next)
                        .bind("connection", connectionId)
                        .bind("job", clock.job().name())
                        .bind("from", from.next())
                        .execute()
                == 1;

}
}
