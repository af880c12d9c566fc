package io.tillbridge.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock that only goes on, whatever is done to the machine's: for waits, leases and time-outs. Its instants are of use
 * among themselves only; {@link #shown} makes one of them a time of the day.
 */
public final class SteadyClock extends Clock {
    private final Clock wall;
    private final LongSupplier nanos;
    private final Instant begin;
    private final long beganAt;

    /**
     * @param wall whose time it has at its beginning
     * @param nanos what passes, as {@link System#nanoTime}
     */
    public SteadyClock(Clock wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.begin = wall.instant();
        this.beganAt = nanos.getAsLong();
    }

    public static SteadyClock of(Clock wall) {
        return wall instanceof SteadyClock steady ? steady : new SteadyClock(wall, System::nanoTime);
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanos.getAsLong() - beganAt);
    }

    /** An instant of this clock as the wall clock tells it now. */
    public Instant shown(Instant steady) {
        return wall.instant().plus(Duration.between(instant(), steady));
    }

    /** The machine's clock. */
    public Clock wall() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return wall.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(wall.withZone(zone), nanos);
    }
}
