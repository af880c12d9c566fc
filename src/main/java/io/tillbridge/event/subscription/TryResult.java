package io.tillbridge.event.subscription;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of a try.
 *
 * @param at when it began
 * @param status of the response; null when there was none
 * @param error for a person, without the address; null when the receiver took the event
 * @param retryAfter the pause that the receiver asked for; null when it did not
 */
public record TryResult(Instant at, Integer status, String error, Duration retryAfter, Duration took) {
    private static final int GONE = 410;

    public boolean delivered() {
        return error == null;
    }

    /** Whether the receiver wants nothing any more. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
