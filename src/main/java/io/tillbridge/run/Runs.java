package io.tillbridge.run;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ListWindow;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs as people, clocks and routes see them: ask for one, look at them, stop one, mend what a dead process left. */
public final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final RunStore store;
    private final Jobs jobs;
    private final RunOffers offers;
    private final String node;
    private final OpenRuns open;
    private final Clock clock;

    Runs(RunStore store, Jobs jobs, RunOffers offers, String node, OpenRuns open, Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.offers = offers;
        this.node = node;
        this.open = open;
        this.clock = clock;
    }

    /**
     * Queues a run and tells a worker.
     *
     * @throws AlreadyRunning when the job is queued or running for that connection
     */
    public Run request(String job, Long connectionId, String startedBy, boolean dryRun, boolean forced)
            throws AlreadyRunning {
        return queue(new RunRequest(job, connectionId, startedBy, dryRun, forced, null, null))
                .orElseThrow(() -> new AlreadyRunning(job, connectionId));
    }

    /** As {@link #due(String, long)}, for a job of the hub itself. */
    public void due(String job) {
        if (queue(new RunRequest(job, null, "schedule", false, false, null, null))
                .isEmpty()) {
            LOG.info("Job {} is still running: this tick is passed over", job);
        }
    }

    /**
     * Asks for a run that begins after this moment: a new one, the one that is queued, or the one that follows the run under
     * way, however often it is asked for meanwhile. For a connection that a person must sign in to again there is none: it
     * could only fail.
     */
    public void due(String job, long connectionId) {
        if (store.needsSignIn(connectionId)) {
            LOG.debug("Job {} of connection {} waits until somebody signs in again", job, connectionId);
            return;
        }
        RunRequest request = new RunRequest(job, connectionId, "schedule", false, false, null, null);
        while (queue(request).isEmpty()) {
            if (store.askAgain(job, connectionId)) {
                LOG.debug("Job {} is queued or running for connection {}: one run answers", job, connectionId);
                return;
            }
            // It ended between the two looks.
        }
    }

    /** Queues what a clock would have started while the hub was down: once, however often it would have fired. */
    public void catchUp(JobClock clockOfJob) {
        if (Jobs.firesInZones(clockOfJob.job())) {
            // Its firings are stored.
            return;
        }
        if (Jobs.isOfTheHub(clockOfJob.job())) {
            store.history()
                    .lastQueuedOfTheHub(clockOfJob.job())
                    .filter(last -> clockOfJob.missed(last, clock.instant()))
                    .ifPresent(last -> due(clockOfJob.job().name()));
            return;
        }
        store.history().lastQueued(clockOfJob.job()).forEach((connection, last) -> {
            if (clockOfJob.missed(last, clock.instant())) {
                LOG.info(
                        "Job {} of connection {} was due while the hub was down",
                        clockOfJob.job().name(),
                        connection);
                due(clockOfJob.job().name(), connection);
            }
        });
    }

    /** A run that sends a kept failure again, behind those of the job that are under way; empty when one does already. */
    Optional<Run> replay(String job, Long connectionId, long failureId) {
        if (jobs.named(String.valueOf(job)).isEmpty()) {
            throw CallerFault.conflict(
                    "conflict",
                    "Job " + job + " is not there any more: put it back into routes/custom/jobs.yaml, or discard the"
                            + " failure");
        }
        return queue(new RunRequest(job, connectionId, "failure", false, false, null, failureId));
    }

    private Optional<Run> queue(RunRequest request) {
        if (jobs.named(request.job()).isEmpty()) {
            throw new IllegalArgumentException("Unknown job " + request.job());
        }
        return store.insert(request, clock.instant()).map(id -> {
            offers.offer(new QueuedRun(id, request.job()));
            return store.get(id).orElseThrow();
        });
    }

    public Optional<Run> get(long id) {
        return store.get(id);
    }

    /** Newest first, older than the run {@code before} (null: from the newest). */
    public List<Run> list(Filter filter, Long before, int limit) {
        return list(filter, ListWindow.after(before, limit));
    }

    public List<Run> list(Filter filter, ListWindow window) {
        return store.list(filter, window);
    }

    /** The log lines of a run after the event {@code after} (0: from the first). */
    public List<Run.Event> events(long runId, long after, int limit) {
        return events(runId, ListWindow.after(after, limit));
    }

    public List<Run.Event> events(long runId, ListWindow window) {
        return store.history().events(runId, window);
    }

    /**
     * What a dry run would do, in that order.
     *
     * @param action null for all
     */
    public List<PlanItem.Stored> plan(long runId, PlanItem.Action action, ListWindow window) {
        return store.plans().list(runId, action, window);
    }

    /** Stops a queued run at once and a running one at its next safe point; a run that is over stays as it is. */
    public Optional<Run> cancel(long id) {
        store.askToCancel(id);
        store.get(id).filter(run -> run.state() == RunState.QUEUED).ifPresent(run -> {
            if (store.close(id, RunState.CANCELLED, null, Map.of(), clock.instant())) {
                store.history().event(id, clock.instant(), "info", "Cancelled before it began");
                offerWaiting();
            }
        });
        return store.get(id);
    }

    /** Offers every queued run to a worker again: a lost message or a lock that is free now costs nothing. */
    public void offerWaiting() {
        offers.offer(store.waiting().next());
    }

    /**
     * Ends queued runs whose job is in no catalogue any more.
     *
     * @param elsewhere the jobs that other nodes know
     */
    void endUnknown(Set<String> elsewhere) {
        for (QueuedRun run : store.waiting().all()) {
            if (jobs.named(run.job()).isEmpty() && !elsewhere.contains(run.job())) {
                String why = "Job " + run.job() + " is not in routes/custom/jobs.yaml any more: this run did not begin";
                if (store.close(run.id(), RunState.CANCELLED, why, Map.of(), clock.instant())) {
                    store.history().event(run.id(), clock.instant(), "warn", why);
                    LOG.warn("Run {}: {}", run.id(), why);
                }
            }
        }
    }

    /**
     * At the start, before any worker: closes the runs that this hub left in an earlier life, and those of others whose
     * lease ran out, as failed, and queues each one's work again.
     *
     * @return how many were closed
     */
    public int recover() {
        return takeUp(node);
    }

    /** While the hub works: the same for runs whose lease ran out, since nobody writes their progress any more. */
    public int takeUpLeft() {
        return takeUp(null);
    }

    private int takeUp(String deadNode) {
        List<Run> dead = store.dead(deadNode, clock.instant()).stream()
                .filter(run -> !open.has(run.id()))
                .toList();
        for (Run run : dead) {
            String why = "The hub stopped while this run was under way; its work is taken up again by a new run";
            RunRequest again = new RunRequest(
                    run.job(), run.connectionId(), "recovery", run.dryRun(), run.forced(), run.id(), run.replays());
            store.takeUp(run, why, again, clock.instant()).ifPresent(id -> {
                store.history().event(run.id(), clock.instant(), "error", why);
                LOG.warn("Run {} ({}, connection {}): {}", run.id(), run.job(), run.connectionId(), why);
                offers.offer(new QueuedRun(id, run.job()));
            });
        }
        return dead.size();
    }

    /** Which runs to list; null matches all. */
    public record Filter(Long connectionId, String job, RunState state) {}
}
