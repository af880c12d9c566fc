package io.tillbridge.run;

import java.time.Instant;

/** Told of every run that ends: metrics, and the health of its connection. */
@FunctionalInterface
public interface RunResults {
    void ended(End end);

/**
     * How a run ended.
     *
     * @param error why it failed; null when it did not
     * @param failingBeside why the last run of another job of its connection failed, within a day; null when none did
     */
    record End(Run run, RunState state, String error, String failingBeside, Instant at) {}
}
