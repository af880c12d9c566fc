package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.QuietTime;
import java.util.function.UnaryOperator;

/**
 * What an answer tells of the budget.
 *
 * @param limits calls in each window, usually 5 minutes, an hour, a day; null when the answer does not tell
 * @param remaining the same, may be negative
 * @param resets seconds to go
 * @param quiet the time to keep quiet, if it says so
 */
record RateHeaders(long[] limits, long[] remaining, long[] resets, QuietTime quiet) {
    private static final int MOST_WINDOWS = 6;

    /** Reads headers by name, in any case; parts that are no numbers make the answer tell nothing. */
    static RateHeaders of(UnaryOperator<String> header) {
        long[] limits = numbers(header.apply("X-RateLimit-Limit"));
        long[] remaining = numbers(header.apply("X-RateLimit-Remaining"));
        long[] resets = numbers(header.apply("X-RateLimit-Reset"));
        boolean whole = limits != null
                && remaining != null
                && resets != null
                && limits.length == remaining.length
                && limits.length == resets.length;
        QuietTime quiet = QuietTime.of(header);
        return whole
                ? new RateHeaders(limits, remaining, resets, quiet)
                : new RateHeaders(null, null, null, quiet);
    }

    boolean told() {
        return limits != null;
    }

    private static long[] numbers(String text) {
        String[] parts = text == null ? new String[0] : text.split("/", -1);
        if (parts.length == 0 || parts.length > MOST_WINDOWS) {
            return null;
        }
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].strip().matches("-?[0-9]{1,12}")) {
                return null;
            }
            numbers[i] = Long.parseLong(parts[i].strip());
        }
        return numbers;
    }
}
