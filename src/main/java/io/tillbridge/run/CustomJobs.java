package io.tillbridge.run;

import io.tillbridge.run.CustomClockStore.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of {@code routes/custom/jobs.yaml} as they are in force, and their clocks. The next firing is stored, so each
 * one queues its runs once, whenever the hub restarts and however many nodes look. Firings that were missed while the hub
 * was down are made up for by one run; a firing while the job is queued or running passes.
 */
public final class CustomJobs {
    private static final Logger LOG = LoggerFactory.getLogger(CustomJobs.class);

    private final Jobs jobs;
    private final CustomClockStore store;
    private final Runs runs;
    private final RunOffers offers;
    private final Clock clock;
    private volatile List<JobClock> clocks = List.of();

    CustomJobs(Jobs jobs, CustomClockStore store, Runs runs, RunOffers offers, Clock clock) {
        this.jobs = jobs;
        this.store = store;
        this.runs = runs;
        this.offers = offers;
        this.clock = clock;
    }

    /** Puts these jobs in force in place of those before. */
    public void replace(List<CustomJob> now) {
        jobs.replaceCustom(now.stream().map(CustomJob::job).toList());
        clocks = now.stream().map(CustomJob::clock).flatMap(Optional::stream).toList();
    }

    /** Of those that fire by themselves. */
    public List<JobClock> clocks() {
        return clocks;
    }

    public Optional<JobClock> clockOf(Job job) {
        return clocks.stream().filter(one -> one.job().equals(job)).findFirst();
    }

    /** The names of all, those without a clock too. */
    public Set<String> names() {
        return jobs.all().stream().filter(Job::custom).map(Job::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Queues the runs of each job whose firing has come. One that fails does not stop the others. */
    public void fire() {
        Map<String, Entry> entries = store.all();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RuntimeException fault = null;
        for (JobClock one : clocks) {
            try {
                tick(one, entries.get(one.job().name()), now);
            } catch (RuntimeException e) {
                fault = e;
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void tick(JobClock one, Entry entry, Instant now) {
        Instant next = one.after(now).orElse(null);
        if (entry == null) {
            store.begin(one, next);
        } else if (!entry.isOf(one)) {
            store.move(entry, one, next);
        } else if (entry.isDue(now)) {
            List<QueuedRun> queued = store.fire(entry, one, next, now);
            LOG.debug("Job {} was due at {}: runs {}", one.job().name(), entry.next(), queued);
            queued.forEach(offers::offer);
        } else if (liesTooFar(entry, one, next)) {
            store.move(entry, one, next);
        }
    }

    /** The machine's clock went wrong and was put back. */
    private static boolean liesTooFar(Entry entry, JobClock one, Instant next) {
        return next != null
                && entry.next() != null
                && one.after(next).filter(entry.next()::isAfter).isPresent();
    }

    /**
     * Ends queued runs of jobs that are in no catalogue any more, and forgets clocks that are off: what is switched on
     * again begins with its next firing.
     *
     * @param elsewhere the custom jobs that other nodes know: theirs are left alone
     */
    public void endRemoved(Set<String> elsewhere) {
        Set<String> ticking = clocks.stream().map(one -> one.job().name()).collect(Collectors.toSet());
        store.all().keySet().stream()
                .filter(job -> !ticking.contains(job) && !elsewhere.contains(job))
                .forEach(store::forget);
        runs.endUnknown(elsewhere);
    }
}
