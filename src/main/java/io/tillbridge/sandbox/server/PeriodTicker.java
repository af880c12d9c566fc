package io.tillbridge.sandbox.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Something that people do once each period as time passes, counted from 0. Safe for several threads. */
public final class PeriodTicker {
    private static final int MOST_AT_ONCE = 500;

    private final Clock clock;
    private final Duration period;
    private final Instant since;
    private long next;

    /**
     * @param what for messages, such as {@code Orders of the sandbox shop}
     * @param since the first comes one period later
     * @throws IllegalArgumentException when the period is no time at all
     */
    public PeriodTicker(String what, Clock clock, Duration period, Instant since) {
        if (period.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    what + " come every " + period + ", expected a millisecond or more: give a longer period");
        }
        this.clock = clock;
        this.period = period;
        this.since = since;
    }

    /**
     * Does what was due in all periods that have passed; after a long silence the last 500.
     *
     * @return how many
     */
    public synchronized int catchUp(LongConsumer each) {
        long passed = Duration.between(since, clock.instant()).toMillis() / period.toMillis();
        next = Math.max(next, passed - MOST_AT_ONCE);
        int done = 0;
        while (next < passed) {
            each.accept(next);
            next++;
            done++;
        }
        return done;
    }

    /** When the n-th is due. */
    public Instant at(long n) {
        return since.plus(period.multipliedBy(n + 1));
    }
}
