package io.tillbridge.run;

import io.tillbridge.wording.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open run, handed to the beans of its flow as {@code ${variable.run}}: they count, tell progress and events, and
 * look whether somebody asked them to stop. Safe for several threads. Counters and progress reach the database at
 * every {@link #beat}, which a timer calls each second.
 */
public final class RunLog {
    static final Duration LEASE = Duration.ofSeconds(60);
    private static final int MOST_UNTOLD = 1_000;
    private static final int MOST_COUNTERS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final Run run;
    private final RunStore store;
    private final Clock clock;
    private final Map<String, Long> counters = new ConcurrentHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Queue<Run.Event> untold = new ArrayDeque<>();
    private final RunPlan plan;
    private final Set<CancellableWait> waits = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Object> progress = Map.of();
    private volatile boolean cancelled;
    private volatile boolean leaving;
    private volatile boolean left;

    RunLog(Run run, RunStore store, Clock clock) {
        this.run = run;
        this.store = store;
        this.clock = clock;
        this.plan = new RunPlan(run.id(), store.plans());
    }

    public long id() {
        return run.id();
    }

    public long connectionId() {
        return run.connectionId();
    }

    public boolean dryRun() {
        return run.dryRun();
    }

    public boolean forced() {
        return run.forced();
    }

    /** Adds to a counter of the run; what would be one counter too many is added to {@code others}. */
    public void count(String name, long more) {
        boolean fits = counters.size() < MOST_COUNTERS || counters.containsKey(name);
        counters.merge(fits ? name : "others", more, Long::sum);
    }

    /** Replaces the progress: step, rows, rowsPerSecond, share … (numbers and words). */
    public void progress(Map<String, Object> now) {
        progress = Map.copyOf(now);
    }

    /** A log line of the run. */
    public void info(String text) {
        String message = Moments.toTheSecond(text);
        LOG.info("{}", message);
        event("info", message);
    }

    /** A log line that somebody should read. */
    public void warn(String text) {
        String message = Moments.toTheSecond(text);
        LOG.warn("{}", message);
        event("warn", message);
    }

    /** A thing that a dry run would do: a part of its plan. */
    public void plan(PlanItem item) {
        if (!plan.add(item)) {
            count("planLeftOut", 1);
        }
    }

    /** Writes the plan as far as it goes. */
    void writePlan() {
        plan.write();
    }

    /** A part of the work failed: the rest goes on, and the run ends as failed with this text among its reasons. */
    public void problem(String text) {
        String message = Moments.toTheSecond(text);
        LOG.error("{}", message);
        event("error", message);
        synchronized (problems) {
            problems.add(message);
        }
    }

    /** Whether somebody asked the run to stop at its next safe point. */
    public boolean cancelled() {
        return cancelled;
    }

    /**
     * Whether the work should stop at its next safe point, since somebody asked or the hub ends. For work that the next run
     * goes on with where this one stopped.
     */
    public boolean stops() {
        left = left || leaving;
        return cancelled || leaving;
    }

    /** The hub ends. */
    void leave() {
        leaving = true;
    }

    /** Whether the run stopped because the hub ends: then it is not closed, and taken up at the next start. */
    boolean isLeft() {
        return left && !cancelled;
    }

    /** Writes counters and progress, extends the lease. A database that is away now is tried again at the next beat. */
    void beat() {
        writePlan();
        try {
            cancelled =
                    store.beat(run.id(), counters(), progress, clock.instant().plus(LEASE));
        } catch (JdbiException e) {
            LOG.warn("Run {}: its progress could not be written now ({})", run.id(), e.getMessage());
        }
        if (cancelled) {
            waits.forEach(CancellableWait::beat);
        }
    }

    /** A wait of this run that a cancel ends. */
    CancellableWait waiting(Runnable abort) {
        CancellableWait wait = new CancellableWait(abort, waits::remove);
        waits.add(wait);
        return wait;
    }

    String problems() {
        synchronized (problems) {
            return problems.isEmpty() ? null : String.join("\n", problems);
        }
    }

    Map<String, Long> counters() {
        return new TreeMap<>(counters);
    }

    Instant started() {
        return run.startedAt();
    }

    Run run() {
        return run;
    }

    /** An event is told in the order it came, also when the database was away in between. */
    private void event(String level, String message) {
        synchronized (untold) {
            if (untold.size() < MOST_UNTOLD) {
                untold.add(new Run.Event(0, run.id(), clock.instant(), level, message));
            }
            tellEvents();
        }
    }

    /** Writes the events that could not be written before; what still cannot stays for the next beat. */
    void tellEvents() {
        synchronized (untold) {
            try {
                while (!untold.isEmpty()) {
                    Run.Event event = untold.peek();
                    store.history().event(event.runId(), event.at(), event.level(), event.message());
                    untold.remove();
                }
            } catch (JdbiException e) {
                LOG.warn("Run {}: an event could not be written now ({})", run.id(), e.getMessage());
            }
        }
    }
}
