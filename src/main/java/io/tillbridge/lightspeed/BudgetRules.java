package io.tillbridge.lightspeed;

import java.time.Duration;

/**
 * How carefully calls are spent.
 *
 * @param reservePercent share of each window that bulk work leaves for orders, 0 to 90
 * @param callsPerSecond so many calls with one key reach the shop in any second, and no more
 * @param spacing the usual time between the beginnings of two calls with one key
 */
public record BudgetRules(int reservePercent, int callsPerSecond, Duration spacing) {
    /** Spread evenly, a fortieth slower than the shop allows. */
    public static BudgetRules of(int reservePercent, int callsPerSecond) {
        return new BudgetRules(reservePercent, callsPerSecond, Duration.ofNanos(1_025_000_000L / callsPerSecond));
    }
}
