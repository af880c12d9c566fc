package io.tillbridge.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates of headers in the form RFC 9110 asks for: {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
final class HttpDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String now() {
        return of(Instant.now());
    }

    static String of(Instant instant) {
        return FORM.format(instant);
    }

    /** The instant of a header; empty when it is no date in this form, which then counts as not sent. */
    static Optional<Instant> read(String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(FORM.parse(header.strip())));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
