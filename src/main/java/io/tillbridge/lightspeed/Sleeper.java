package io.tillbridge.lightspeed;

import java.time.Duration;

/** Lets time pass; in tests only the clock's. */
@FunctionalInterface
public interface Sleeper {
    void pause(Duration time) throws InterruptedException;

    /** Sleeps. */
    static Sleeper sleeping() {
        return time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    }
}
