package io.tillbridge.lightspeed.cseries;

import java.time.Duration;
import java.time.Instant;

/**
 * One window of a key's budget.
 *
 * @param sure as an answer told it; false when we only take it to have filled up since
 */
record BudgetWindow(Duration length, long limit, long remaining, Instant resetsAt, boolean sure) {

    /** This window now: once its time is over it is taken to be full, until an answer says so. */
    BudgetWindow at(Instant now) {
        if (now.isBefore(resetsAt)) {
            return this;
        }
        Instant next = resetsAt;
        while (!now.isBefore(next)) {
            next = next.plus(length);
        }
        return new BudgetWindow(length, limit, limit, next, false);
    }

    /**
     * This window with what an answer tells. Answers come in another order than the shop gave them, so within one
     * window the smallest number counts, and one from a window that is over counts nothing.
     */
    BudgetWindow with(BudgetWindow told) {
        Duration half = length.dividedBy(2);
        if (!sure || told.resetsAt.isAfter(resetsAt.plus(half))) {
            return told;
        }
        if (told.resetsAt.isBefore(resetsAt.minus(half))) {
            return this;
        }
        Instant reset = told.resetsAt.isBefore(resetsAt) ? told.resetsAt : resetsAt;
        return new BudgetWindow(length, told.limit, Math.min(remaining, told.remaining), reset, true);
    }

    /** One call more that may have been counted. */
    BudgetWindow less() {
        return new BudgetWindow(length, limit, remaining - 1, resetsAt, sure);
    }

    /** Calls that may be made besides a share that stays untouched. */
    long free(int reservePercent) {
        return remaining - (limit * reservePercent + 99) / 100;
    }
}
