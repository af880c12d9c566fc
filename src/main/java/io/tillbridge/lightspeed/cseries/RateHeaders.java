package io.tillbridge.lightspeed.cseries;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an answer tells of the budget.
 *
 * @param limits calls in each window, usually 5 minutes, an hour, a day; null when the answer does not tell
 * @param remaining the same, may be negative
 * @param resets seconds to go
 * @param retryAfter as it stands there, or null
 * @param date when the shop wrote it, or null
 */
record RateHeaders(long[] limits, long[] remaining, long[] resets, String retryAfter, Instant date) {
    private static final int MOST_WINDOWS = 6;
    private static final Duration LONGEST = Duration.ofDays(2);

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
        String retryAfter = header.apply("Retry-After");
        String written = header.apply("Date");
        Instant date = written == null ? null : date(written.strip()).orElse(null);
        return whole
                ? new RateHeaders(limits, remaining, resets, retryAfter, date)
                : new RateHeaders(null, null, null, retryAfter, date);
    }

    boolean told() {
        return limits != null;
    }

    /**
     * The time to keep quiet: seconds or a date, which is meant by the shop's own clock; nothing for what is neither, or
     * beyond reason.
     *
     * @param clock for a shop that does not tell its own time
     */
    Optional<Duration> retryAfter(Clock clock) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return Optional.empty();
        }
        String text = retryAfter.strip();
        Optional<Duration> wait = text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(Duration.ofSeconds((long) Math.ceil(Double.parseDouble(text))))
                : date(text).map(until -> Duration.between(date == null ? clock.instant() : date, until));
        return wait.filter(time -> !time.isNegative() && time.compareTo(LONGEST) <= 0);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
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
