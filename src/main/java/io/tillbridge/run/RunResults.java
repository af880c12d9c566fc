package io.tillbridge.run;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Told of every run that ends: metrics, and the health of its connection. */
public interface RunResults {
    void ended(End end);

    /**
     * A run has succeeded and is stored so. Two runs of a connection that end side by side may each have seen the other
     * before its end: whoever asks last, with the connection locked, sees both.
     *
     * @param failing why the last run of a job of its connection failed; empty when none did
     */
    default void settled(Run run, Function<Handle, Optional<String>> failing) {}

    /**
     * How a run ended.
     *
     * @param error why it failed; null when it did not
     * @param failingBeside why the last run of another job of its connection failed, within a day; null when none did
     */
    record End(Run run, RunState state, String error, String failingBeside, Instant at) {}
}
