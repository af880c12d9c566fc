package io.tillbridge.checkout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a carrier may be called now: not more often than its budget allows, and not while it keeps failing. After
 * failures in a row it is left alone for a while, then one call tries it; each failed try doubles the while.
 */
final class CarrierGate {
    static final int FAILURES = 3;
    static final Duration SHORTEST = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Clock clock;
    private final int perSecond;
    private double tokens;
    private Instant filledAt;
    private int failures;
    private Instant closedUntil = Instant.MIN;
    private Duration pause = SHORTEST;
    private boolean trying;

    /** @param clock a steady one */
    CarrierGate(Clock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filledAt = clock.instant();
    }

    /** Whether a call may begin; one that begins ends by {@link #succeeded} or {@link #failed}. */
    synchronized boolean enter() {
        Instant now = clock.instant();
        tokens = Math.min(
                perSecond, tokens + Duration.between(filledAt, now).toNanos() / 1e9 * perSecond);
        filledAt = now;
        if (tokens < 1 || now.isBefore(closedUntil) || isOpen() && trying) {
            return false;
        }
        tokens--;
        trying = isOpen();
        return true;
    }

    /** @return whether it had failed before */
    synchronized boolean succeeded() {
        boolean recovered = failures > 0;
        failures = 0;
        trying = false;
        pause = SHORTEST;
        return recovered;
    }

    /** @return whether it is left alone now */
    synchronized boolean failed(CarrierFault why) {
        failures = why.isRefused() ? Math.max(FAILURES, failures + 1) : failures + 1;
        trying = false;
        Duration wanted = why.pause();
        if (isOpen()) {
            Duration own = why.isRefused() ? LONGEST : pause;
            wanted = wanted.compareTo(own) > 0 ? wanted : own;
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
        Instant until = clock.instant().plus(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
        return isOpen();
    }

    /** A call that was to begin does not. */
    synchronized void skipped() {
        trying = false;
    }

    private boolean isOpen() {
        return failures >= FAILURES;
    }
}
