package io.tillbridge.flow.events;

import java.time.Duration;

/**
 * How fast a reader goes on after failures. A few failed events are the events' own fault, and others follow at once;
 * failures without a success between mean that the other system is away, and are followed by growing pauses.
 */
final class FailurePace {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final int FREE = 3;
    private static final int MOST_DOUBLINGS = 20;

    private final Duration longest;
    private int failures;

    FailurePace(Duration longest) {
        this.longest = longest;
    }

    void succeeded() {
        failures = 0;
    }

    void failed() {
        failures++;
    }

    /** Whether a pause is due before the next event. */
    boolean slow() {
        return failures >= FREE;
    }

    /** Before the next event. */
    Duration pause() {
        return after(Math.max(0, failures - FREE));
    }

    /** The pause of one event that failed so often before. */
    Duration after(int failedBefore) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failedBefore, MOST_DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
