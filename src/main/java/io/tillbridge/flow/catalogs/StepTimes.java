package io.tillbridge.flow.catalogs;

import io.tillbridge.run.RunLog;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Says of every step of the catalog flow how long it took: to its run and to the meters of the hub. */
public final class StepTimes {
    private final BiConsumer<String, Duration> meter;

    /** @param meter takes the name of a step and its time */
    public StepTimes(BiConsumer<String, Duration> meter) {
        this.meter = meter;
    }

    /** @param began {@link System#nanoTime} at the begin of the step */
    void ended(String step, long began, RunLog run) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        run.info("Step " + step + " took " + took.toMillis() + " ms");
        meter.accept(step, took);
    }
}
