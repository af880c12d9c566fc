package io.tillbridge.flow.products;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each step of a run takes. For the one thread of its run. */
final class SyncStepTimes {
    private final Clock clock;
    private final Map<String, Duration> times = new LinkedHashMap<>();
    private String step;
    private Instant since;

    /** @param clock a steady one */
    SyncStepTimes(Clock clock) {
        this.clock = clock;
    }

    /** A step begins and ends the one before. */
    void begin(String name) {
        Instant now = clock.instant();
        if (step != null) {
            times.merge(step, Duration.between(since, now), Duration::plus);
        }
        step = name;
        since = now;
    }

    /** The steps that have ended, in the order they came: {@code walk 12.4 s, match 0.8 s}. */
    String text() {
        return times.entrySet().stream()
                .map(time -> time.getKey()
                        + String.format(Locale.ROOT, " %.1f s", time.getValue().toMillis() / 1000.0))
                .collect(Collectors.joining(", "));
    }
}
