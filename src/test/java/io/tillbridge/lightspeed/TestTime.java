package io.tillbridge.lightspeed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on only when somebody waits. */
public final class TestTime extends Clock implements Sleeper {
    private Instant now;
    private Duration waited = Duration.ZERO;
    private Duration stepped = Duration.ZERO;

    public TestTime(String start) {
        now = Instant.parse(start);
    }

    @Override
    public void pause(Duration time) {
        now = now.plus(time);
        waited = waited.plus(time);
    }

    /** Time that passes without anybody waiting for a budget. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Somebody sets the clock of the machine; no time passes. */
    public void step(Duration by) {
        stepped = stepped.plus(by);
    }

    /** The time that passes, as {@link System#nanoTime}. */
    public long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    public Duration waited() {
        return waited;
    }

    @Override
    public Instant instant() {
        return now.plus(stepped);
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
