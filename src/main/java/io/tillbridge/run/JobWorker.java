package io.tillbridge.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.SynchronizationAdapter;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What {@code routes/jobs.camel.yaml} does around a job's own flow: take the lock and open the run, close it with its
 * result. Sets the variables {@code begun} (yes or no), {@code run} (the {@link RunLog}), {@code connection},
 * {@code dryRun} (yes or no) and {@code flow} (the route that does the work).
 */
public final class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final long CLOSE_TRIES = 60;
    /** What failed once a night shows until the next night. */
    private static final Duration A_DAY = Duration.ofHours(25);

    private final RunStore store;
    private final Jobs jobs;
    private final Runs runs;
    private final RunOffers offers;
    private final Failures failures;
    private final OpenRuns open;
    private final CurrentRun current;
    private final RunResults results;
    private final String node;
    private final Clock clock;

    JobWorker(
            RunStore store,
            Jobs jobs,
            Runs runs,
            RunOffers offers,
            Failures failures,
            OpenRuns open,
            CurrentRun current,
            RunResults results,
            String node,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.runs = runs;
        this.offers = offers;
        this.failures = failures;
        this.open = open;
        this.current = current;
        this.results = results;
        this.node = node;
        this.clock = clock;
    }

    /** Takes the run whose id is the body. A run that is over, taken, or must wait for its lock is left alone. */
    public void begin(Exchange exchange) {
        long id = exchange.getMessage().getBody(Long.class);
        exchange.setVariable("begun", "no");
        offers.taken(id);
        Run queued = store.get(id).orElse(null);
        if (queued == null || queued.state() != RunState.QUEUED) {
            return;
        }
        Job job = jobs.named(queued.job()).orElse(null);
        if (job == null) {
            // Taken out of jobs.yaml this moment: what ends such runs comes by.
            return;
        }
        Instant now = clock.instant();
        String owner =
                queued.connectionId() == null ? Jobs.HUB : queued.connectionId().toString();
        String lock = job.lockOf(owner);
        if (open.isLeaving() || !store.start(id, lock, node, now, now.plus(RunLog.LEASE))) {
            return;
        }
        RunLog log = new RunLog(store.get(id).orElseThrow(), store, clock);
        JobCounters.always(log.run()).forEach(name -> log.count(name, 0));
        open.add(log);
        current.begins(log);
        exchange.getExchangeExtension().addOnCompletion(closing(log));
        MDC.put("run", Long.toString(id));
        MDC.put("connection", owner);
        exchange.setVariable("begun", "yes");
        exchange.setVariable("run", log);
        exchange.setVariable("connection", queued.connectionId());
        String kind = queued.connectionId() == null ? Jobs.HUB : queued.kind();
        exchange.setVariable("dryRun", queued.dryRun() ? "yes" : "no");
        exchange.setVariable("flow", job.flow(kind));
        if (queued.replays() != null) {
            failures.restore(queued.replays(), exchange);
        }
        LOG.info("Run {} begins: {} for connection {}", id, queued.job(), owner);
    }

    /**
     * A flow that ends by itself, as one does whose failure was handled, never comes back to {@link #end}: its run ends with
     * its message.
     */
    private Synchronization closing(RunLog log) {
        return new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                if (open.has(log.id())) {
                    end(exchange);
                }
            }
        };
    }

    /** Closes the run: cancelled when that was asked for, else failed when a part of the work failed, else succeeded. */
    public void end(Exchange exchange) {
        RunLog log = exchange.getVariable("run", RunLog.class);
        if (log.isLeft()) {
            left(log);
        } else if (log.cancelled()) {
            close(log, RunState.CANCELLED, log.problems());
        } else if (log.problems() != null) {
            close(log, RunState.FAILED, log.problems());
        } else {
            close(log, RunState.SUCCEEDED, null);
        }
    }

    /** Closes the run as failed with the message of what went wrong. */
    public void fail(Exchange exchange) {
        RunLog log = exchange.getVariable("run", RunLog.class);
        if (log.isLeft()) {
            left(log);
            return;
        }
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (cause instanceof RunCancelled && log.cancelled()) {
            log.info(cause.getMessage());
            close(log, RunState.CANCELLED, log.problems());
            return;
        }
        String message = FailureText.of(cause);
        if (log.problems() == null || !log.problems().contains(message)) {
            log.problem(message);
        }
        if (!(cause instanceof Failure)) {
            LOG.debug("Run {} failed", log.id(), cause);
        }
        // Whoever asked it to stop made it fail.
        close(log, log.cancelled() ? RunState.CANCELLED : RunState.FAILED, log.problems());
    }

    /** The row stays as it is: the next start finds it, closes it and takes its work up again. */
    private void left(RunLog log) {
        log.beat();
        LOG.info(
                "Run {} is left in the middle, for the hub ends: {} goes on at the next start",
                log.id(),
                log.run().job());
        open.remove(log);
        current.ended();
        MDC.remove("run");
        MDC.remove("connection");
    }

    private String failingBeside(Run run) {
        try {
            return store.history()
                    .failing(
                            run.connectionId(),
                            jobs.beside(run),
                            clock.instant().minus(A_DAY))
                    .orElse(null);
        } catch (JdbiException e) {
            LOG.warn("Run {}: how the other jobs of its connection fare cannot be read ({})", run.id(), e.getMessage());
            return null;
        }
    }

    private void close(RunLog log, RunState state, String error) {
        try {
            // First what the run means for its connection: who sees the run ended sees that, too.
            results.ended(new RunResults.End(log.run(), state, error, failingBeside(log.run()), clock.instant()));
            for (int attempt = 1; ; attempt++) {
                try {
                    log.writePlan();
                    log.tellEvents();
                    store.close(log.id(), state, error, log.counters(), clock.instant());
                    break;
                } catch (JdbiException e) {
                    if (open.isLeaving()) {
                        LOG.warn(
                                "Run {} cannot be closed while the hub ends ({}); the next start takes its work up again",
                                log.id(),
                                e.getMessage());
                        return;
                    }
                    if (attempt == CLOSE_TRIES) {
                        throw e;
                    }
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
                }
            }
            LOG.info("Run {} {}: {} {}", log.id(), state.text(), log.run().job(), log.counters());
            if (state == RunState.SUCCEEDED) {
                Run run = log.run();
                results.settled(
                        run,
                        handle -> RunHistory.failing(
                                handle,
                                run.connectionId(),
                                jobs.beside(run),
                                clock.instant().minus(A_DAY)));
            }
        } finally {
            open.remove(log);
            current.ended();
            MDC.remove("run");
            MDC.remove("connection");
        }
        runs.offerWaiting();
    }
}
