package io.tillbridge.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a shop: behind the hub's by less than a poll's overlap and by more than all tests of a class turn it, so
 * that nothing is too young or too old to be read; it stands still until a test turns it.
 */
final class ShopTime extends Clock {
    private static final long WINDOW = 300;

    private volatile Instant now;
    private volatile long runsSince;
    private volatile boolean runs;

    ShopTime() {
        this(Duration.ofMinutes(150));
    }

    /** @param behind the hub's clock */
    ShopTime(Duration behind) {
        long begin = Instant.now().minus(behind).getEpochSecond();
        now = Instant.ofEpochSecond(begin);
    }

    void turn(Duration by) {
        now = now.plus(by);
    }

    /** From now on it goes by itself, as real time does. */
    void run() {
        runsSince = System.nanoTime();
        runs = true;
    }

    /** One second before the five-minute window of the rate limit ends: who is asked to wait, waits that long. */
    void nearlyRefilled() {
        long second = now.getEpochSecond();
        now = Instant.ofEpochSecond(second - (second + 1) % WINDOW + WINDOW);
    }

    @Override
    public Instant instant() {
        return runs ? now.plusNanos(System.nanoTime() - runsSince) : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Nobody asks this clock for a zone");
    }
}
