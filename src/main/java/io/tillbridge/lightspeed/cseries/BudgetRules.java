package io.tillbridge.lightspeed.cseries;

import java.time.Duration;

/**
 * How carefully calls are spent.
 *
 * @param reservePercent share of each window that bulk work leaves for orders, 0 to 90
 * @param spacing least time between the beginnings of two calls with one key
 */
public record BudgetRules(int reservePercent, Duration spacing) {
    /** At most so many calls in any second; a tenth more room for the jitter of the way. */
    public static BudgetRules of(int reservePercent, int callsPerSecond) {
        return new BudgetRules(reservePercent, Duration.ofNanos(1_100_000_000L / callsPerSecond));
    }
}
