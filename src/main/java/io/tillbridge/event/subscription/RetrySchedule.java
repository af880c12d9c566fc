package io.tillbridge.event.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a delivery that failed is tried again: after growing pauses, each up to a tenth shorter or longer so that receivers
 * that come back are not hit by everything at once, and for the last time three days after the first try.
 *
 * @param random numbers from 0 to 1
 */
record RetrySchedule(DoubleSupplier random) {
    static final Duration LONGEST = Duration.ofDays(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20));

    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);
    private static final double SPREAD = 0.1;

    /**
     * The time of the next try; empty when there is none.
     *
     * @param tries how many failed, from 1
     * @param began when the first of them began
     * @param asked the pause that the receiver asked for; null when it did not
     */
    Optional<Instant> next(int tries, Instant began, Instant now, Duration asked) {
        Instant end = began.plus(LONGEST);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant next = tries > PAUSES.size() ? end : now.plus(spread(PAUSES.get(tries - 1)));
        Instant wanted = asked == null ? next : now.plus(asked);
        // What the receiver asks for is kept; of what the hub decides, nothing is later than the end.
        return Optional.of(asked != null || wanted.isBefore(end) ? wanted : end);
    }

    /** How long nothing at all is sent to a receiver that did not respond so many times in a row. */
    static Duration hold(int unreachable) {
        Duration hold = PAUSES.get(0).multipliedBy(1L << Math.min(Math.max(unreachable - 1, 0), 10));
        return hold.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : hold;
    }

    private Duration spread(Duration pause) {
        double factor = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
        return Duration.ofMillis(Math.round(pause.toMillis() * factor));
    }
}
