package io.tillbridge.retention;

import io.tillbridge.run.RunLog;
import io.tillbridge.wording.Quantity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bean of {@code routes/retention/hub-retention.camel.yaml}: removes what is kept no longer, kind by kind. */
public final class Retention {
    private static final int AT_ONCE = 500;

    private final List<Rule> rules;
    private final Runnable before;
    private final Clock clock;

    /**
     * How long one kind is kept.
     *
     * @param keep empty: for ever
     */
    public record Rule(RetentionPart part, Optional<Duration> keep) {}

    /** @param before sums up what is about to be removed */
    public Retention(List<Rule> rules, Runnable before, Clock clock) {
        this.rules = List.copyOf(rules);
        this.before = before;
        this.clock = clock;
    }

    /** Removes what is due, or counts it in a dry run. What one kind cannot do keeps no other from being done. */
    public void sweep(RunLog run) {
        if (!run.dryRun() && !sumUp(run)) {
            return;
        }
        int done = 0;
        for (Rule rule : rules) {
            if (run.stops()) {
                return;
            }
            run.progress(Map.of("step", rule.part().name(), "share", (double) done++ / rules.size()));
            if (rule.keep().isPresent()) {
                sweep(rule.part(), rule.keep().get(), run);
            }
        }
    }

    /** Whether what is to go may go. */
    private boolean sumUp(RunLog run) {
        try {
            before.run();
            return true;
        } catch (RuntimeException e) {
            run.problem("The days that ended could not be summed up, so nothing was removed: " + e.getMessage());
            return false;
        }
    }

    private void sweep(RetentionPart part, Duration keep, RunLog run) {
        Instant before = clock.instant().minus(keep);
        try {
            long removed = run.dryRun() ? part.due(before) : removed(part, before, run);
            run.count(part.name(), removed);
            if (removed > 0) {
                run.info(part.name() + ": "
                        + Quantity.of(
                                removed,
                                run.dryRun() ? "entry would be" : "entry was",
                                run.dryRun() ? "entries would be" : "entries were")
                        + " removed, older than " + Quantity.of(keep.toDays(), "day"));
            }
        } catch (IOException | RuntimeException e) {
            run.problem(part.name() + " could not be removed: " + e.getMessage());
        }
    }

    private static long removed(RetentionPart part, Instant before, RunLog run) throws IOException {
        long removed = 0;
        long some;
        do {
            some = part.remove(before, AT_ONCE);
            removed += some;
        } while (some > 0 && !run.stops());
        return removed;
    }
}
