package io.tillbridge.sandbox.cseries;

/**
 * Calls a key may make, in each window and at once.
 *
 * @param perSecond so many at once, and as many more with each second; 0: no limit
 */
public record RateLimits(int fiveMinutes, int hour, int day, int perSecond) {
    /** What a key has by default. */
    public static final RateLimits USUAL = new RateLimits(300, 3_000, 12_000, 20);

    /** For tests and measurements that are not about limits. */
    public static final RateLimits NONE = new RateLimits(10_000_000, 100_000_000, 1_000_000_000, 0);
}
