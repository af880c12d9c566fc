package io.tillbridge.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class MutableClock extends Clock {
    private Instant now;
    private long nanos;

    public MutableClock() {
        this("2026-03-11T12:00:00Z");
    }

    public MutableClock(String now) {
        this.now = Instant.parse(now);
    }

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    /** Somebody sets the machine's clock: no time passes. */
    public synchronized void step(Duration duration) {
        now = now.plus(duration);
    }

    /** The clock for waits that goes with it. */
    public SteadyClock steady() {
        return new SteadyClock(this, this::nanos);
    }

    private synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
