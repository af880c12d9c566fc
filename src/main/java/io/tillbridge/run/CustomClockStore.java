package io.tillbridge.run;

import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code job_clock}. A firing is claimed and its runs queued in one transaction: all or none. */
final class CustomClockStore {
    private final Jdbi jdbi;
    private final Transactions transactions;

    CustomClockStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.transactions = new Transactions(jdbi);
    }

    /**
     * When a job fires next, and by which schedule.
     *
     * @param next null when the schedule names no firing any more
     */
    record Entry(String schedule, Instant next) {
        boolean isOf(JobClock clock) {
            return schedule.equals(clock.text());
        }

        boolean isDue(Instant now) {
            return next != null && !next.isAfter(now);
        }
    }

    Map<String, Entry> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT job, schedule, next_at FROM job_clock")
                .reduceResultSet(new TreeMap<>(), (entries, row, context) -> {
                    entries.put(
                            row.getString("job"),
                            new Entry(row.getString("schedule"), UtcInstants.read(row, "next_at")));
                    return entries;
                }));
    }

    /** Of a job that was never seen; another node's entry stays as it is. */
    void begin(JobClock clock, Instant next) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT IGNORE INTO job_clock (job, schedule, next_at) VALUES (?, ?, ?)",
                clock.job().name(),
                clock.text(),
                next));
    }

    /** Sets another next firing without a run; nothing when another node did. */
    void move(Entry from, JobClock clock, Instant next) {
        jdbi.useHandle(handle -> claim(handle, from, clock, next));
    }

    void forget(String job) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM job_clock WHERE job = ?", job));
    }

    /** The runs of a firing that were queued; none when another node has it, or all are queued or running. */
    List<QueuedRun> fire(Entry from, JobClock clock, Instant next, Instant now) {
        Job job = clock.job();
        return transactions.run(handle -> {
            List<QueuedRun> queued = new ArrayList<>();
            if (claim(handle, from, clock, next)) {
                for (Long connection : owners(handle, job)) {
                    if (!RunStore.isActive(handle, job.name(), connection)) {
                        RunRequest request =
                                new RunRequest(job.name(), connection, "schedule", false, false, null, null);
                        queued.add(new QueuedRun(RunStore.insert(handle, request, now), job.name()));
                    }
                }
            }
            return queued;
        });
    }

    /** The enabled connections of its kinds; null alone stands for the hub itself. */
    private static List<Long> owners(Handle handle, Job job) {
        if (Jobs.isOfTheHub(job)) {
            return Collections.singletonList(null);
        }
        return handle.createQuery("SELECT id FROM connection WHERE enabled AND kind IN (<kinds>) ORDER BY id")
                .bindList("kinds", job.kinds())
                .mapTo(Long.class)
                .list();
    }

    private static boolean claim(Handle handle, Entry from, JobClock clock, Instant next) {
        return handle.createUpdate("UPDATE job_clock SET schedule = :schedule, next_at = :next"
                                + " WHERE job = :job AND schedule = :before AND next_at <=> :from")
                        .bind("schedule", clock.text())
                        .bind("next", next)
                        .bind("job", clock.job().name())
                        .bind("before", from.schedule())
                        .bind("from", from.next())
                        .execute()
                == 1;
    }
}
