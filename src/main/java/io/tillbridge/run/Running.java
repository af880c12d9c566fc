package io.tillbridge.run;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** The package put together: what a hub needs to run jobs. Close it when the routes have stopped. */
public final class Running implements AutoCloseable {
    private final Jobs jobs = new Jobs();
    private final OpenRuns open = new OpenRuns();
    private final Runs runs;
    private final Failures failures;
    private final JobWorker worker;

    /**
     * @param node this process's lasting name: runs it left behind are known at its next start
     * @param results told of every run that ends
     */
    public Running(Jdbi jdbi, JobQueue queue, String node, RunResults results, Clock clock) {
        RunStore store = new RunStore(jdbi);
        runs = new Runs(store, jobs, queue, node, open, clock);
        failures = new Failures(new FailureStore(jdbi), clock, runs::replay);
        worker = new JobWorker(store, jobs, runs, failures, open, results, node, clock);
    }

    public Jobs jobs() {
        return jobs;
    }

    public Runs runs() {
        return runs;
    }

    public Failures failures() {
        return failures;
    }

    /** The bean of {@code routes/jobs.camel.yaml}. */
    public JobWorker worker() {
        return worker;
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
