package io.tillbridge.run;

import java.time.Instant;

/**
 * The remote system lets us call no more before a certain time. Pauses of seconds are of no use: the work ends and comes
 * again by its clock after {@link #refillsAt}.
 */
public final class BudgetSpent extends PassingFailure {
    private static final long serialVersionUID = 1L;

    private final Instant refillsAt;

    public BudgetSpent(String message, Instant refillsAt) {
        super(message);
        this.refillsAt = refillsAt;
    }

    /** When the budget fills up again, as far as the remote system has told. */
    public Instant refillsAt() {
        return refillsAt;
    }
}
