package io.tillbridge.event;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Where a reader begins.
 *
 * @param text {@code now}, {@code start} or an instant
 */
public record ReadFrom(String text) {
    private static final String START = "start";

    /** With what happens from now on. */
    public static final ReadFrom NOW = new ReadFrom("now");

    /** @throws IllegalArgumentException it is none of the three */
    public ReadFrom {
        if (!text.equals("now") && !text.equals(START)) {
            parsed(text);
        }
    }

    private static Instant parsed(String text) {
        return instant(text)
                .orElseThrow(() -> new IllegalArgumentException("from: expected now, start or an instant such as"
                        + " 2026-11-30T08:00:00Z, found '" + text + "'."));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** What makes a reader that has a place go back, once: an instant. Empty: nothing does. */
    String replay() {
        return text.equals("now") || text.equals(START) ? "" : text;
    }

    long place(Handle handle) {
        if (text.equals("now")) {
            return EventFeed.last(handle);
        }
        return text.equals(START) ? EventFeed.start(handle) : EventFeed.placeBefore(handle, parsed(text));
    }
}
