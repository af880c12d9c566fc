package io.tillbridge.event.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The pause that a receiver asks for by the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RequestedPause {
    private RequestedPause() {}

    /** Null when it is neither. */
    static Duration of(String value, Instant now) {
        String text = value.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
