package io.tillbridge.lightspeed;

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
 * How long an answer asks for quiet: seconds or a date, which is meant by the other side's own clock.
 *
 * @param text as it stands there, or null
 * @param date when the answer was written, or null
 */
public record QuietTime(String text, Instant date) {

    /** @param header value by name in any case */
    public static QuietTime of(UnaryOperator<String> header) {
        String written = header.apply("Date");
        return new QuietTime(
                header.apply("Retry-After"),
                written == null ? null : date(written.strip()).orElse(null));
    }

    /**
     * Nothing for what is neither seconds nor a date, for what is past, and for more than is within reason.
     *
     * @param clock for an answer that does not tell its time
     */
    public Optional<Duration> time(Clock clock, Duration longest) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String wanted = text.strip();
        Optional<Duration> wait = wanted.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(Duration.ofSeconds((long) Math.ceil(Double.parseDouble(wanted))))
                : date(wanted).map(until -> Duration.between(date == null ? clock.instant() : date, until));
        return wait.filter(time -> !time.isNegative() && time.compareTo(longest) <= 0);
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
}
