package io.tillbridge.lightspeed;

import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RunCancelled;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for a limiter in slices that a cancel ends.
 *
 * @param subject whose budget, for messages; nothing secret
 */
public record BudgetWait(String subject, Sleeper sleeper) {
    private static final Duration SLICE = Duration.ofSeconds(1);

    /**
     * Returns when a call may be made.
     *
     * @param take how long to wait before it is asked again; zero when the call may be made now, and is counted
     * @param cancelled asked at least once a second
     * @throws RunCancelled when it was cancelled
     */
    public void until(Supplier<Duration> take, BooleanSupplier cancelled) {
        for (Duration wait = take.get(); !wait.isZero(); wait = take.get()) {
            if (cancelled.getAsBoolean()) {
                throw new RunCancelled("The work was cancelled while it waited for " + subject + " to take calls again.");
            }
            try {
                sleeper.pause(wait.compareTo(SLICE) > 0 ? SLICE : wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PassingFailure("The hub ends while a call to " + subject + " waited for its turn.", e);
            }
        }
    }
}
