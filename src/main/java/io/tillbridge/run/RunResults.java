package io.tillbridge.run;

import java.time.Instant;
import java.util.Map;

/** Told of every run that ends: metrics, and the health of its connection. */
@FunctionalInterface
public interface RunResults {
    void ended(Run run, RunState state, String error, Map<String, Long> counters, Instant at);
}
