package io.tillbridge.run;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The package put together: what a hub needs to run jobs. Close it when the routes have stopped. */
public final class Running implements AutoCloseable {
    private final Jobs jobs = new Jobs();
    private final OpenRuns open = new OpenRuns();
    private final CurrentRun current = new CurrentRun();
    private final Runs runs;
    private final Failures failures;
    private final JobWorker worker;
    private final CustomJobs customJobs;
    private final Jdbi jdbi;
    private final RunHistory history;
    private final RunOffers offers;
    private final Clock clock;

    /**
     * @param node this process's lasting name: runs it left behind are known at its next start
     * @param results told of every run that ends
     */
    public Running(Jdbi jdbi, JobQueue queue, String node, RunResults results, Clock clock) {
        RunStore store = new RunStore(jdbi);
        this.jdbi = jdbi;
        this.clock = clock;
        history = store.history();
        offers = new RunOffers(queue, jobs, SteadyClock.of(clock));
        runs = new Runs(store, jobs, offers, node, open, clock);
        failures = new Failures(new FailureStore(jdbi), clock, runs::replay);
        worker = new JobWorker(store, jobs, runs, offers, failures, open, current, results, node, clock);
        customJobs = new CustomJobs(jobs, new CustomClockStore(jdbi), runs, offers, clock);
    }

    public Jobs jobs() {
        return jobs;
    }

    /** The jobs of {@code routes/custom/jobs.yaml}. */
    public CustomJobs customJobs() {
        return customJobs;
    }

    public Runs runs() {
        return runs;
    }

    public Failures failures() {
        return failures;
    }

    /**
     * The clocks of a job that fires for each connection by itself.
     *
     * @param defaults the cron text of all; its zone counts for none of them
     * @param zones the zone of every connection that can have the job
     */
    public ConnectionClocks connectionClocks(JobClock defaults, Supplier<Map<Long, ZoneId>> zones) {
        return new ConnectionClocks(defaults, zones, new ConnectionClockStore(jdbi), history, offers, clock);
    }

    /** Which run a thread works for. */
    public CurrentRun current() {
        return current;
    }

    /** The bean of {@code routes/jobs.camel.yaml}. */
    public JobWorker worker() {
        return worker;
    }

    /**
     * The hub ends: no run begins any more, those under way are asked to stop and are waited for. Their work is taken up
     * at the next start, as after a death.
     *
     * @return how many are still under way
     */
    public int leave(Duration longest) {
        return open.leave(longest);
    }

    /** How many runs are under way in this process. */
    public int underWay() {
        return open.count();
    }

    @Override
    public void close() {
        open.close();
    }
}
