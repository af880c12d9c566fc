package io.tillbridge.run;

import java.util.List;
import java.util.Map;

/**
 * Counters that a run of a job always has: 0 when nothing was to be done. All names, and what they count, stand in
 * {@code docs/observability.md}.
 */
public final class JobCounters {
    private static final Map<String, List<String>> ALWAYS = Map.of(Jobs.INVENTORY_PUSH, List.of("sent"));

    private JobCounters() {}

    /** Those a run of the job begins with; a dry run has none of them, for it does nothing. */
    static List<String> always(Run run) {
        return run.dryRun() ? List.of() : ALWAYS.getOrDefault(run.job(), List.of());
    }
}
