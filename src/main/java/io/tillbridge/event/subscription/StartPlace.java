package io.tillbridge.event.subscription;

import io.tillbridge.event.EventFeed;
import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where a subscription begins, as a person asks for it. */
final class StartPlace {
    private static final String POINTER = "/from";
    private static final String EXAMPLE = "2026-03-11T13:02:09Z";
    private static final String NUMBER = "[0-9]{1,18}";

    private StartPlace() {}

    /**
     * The number before the first event.
     *
     * @param from {@code now}, {@code start}, an instant or the number of an event
     * @throws CallerFault INVALID: it is none of these, or is not stored any more, or is still to come
     */
    static long of(Handle tx, String from, Instant now) {
        if (from.equals("now")) {
            return EventFeed.last(tx);
        }
        if (from.equals("start")) {
            return EventFeed.start(tx);
        }
        return from.matches(NUMBER) ? before(tx, Long.parseLong(from)) : before(tx, instant(from), now);
    }

    private static long before(Handle tx, long number) {
        long start = EventFeed.start(tx);
        long last = EventFeed.last(tx);
        if (number <= start || number > last + 1) {
            String stored =
                    start == last ? "none is stored" : "those from " + (start + 1) + " to " + last + " are stored";
            throw CallerFault.invalid(
                    POINTER,
                    "not-stored",
                    "from is " + number + ", expected the number of a stored event: " + stored
                            + ". Older ones were deleted (retention.events)");
        }
        return number - 1;
    }

    private static long before(Handle tx, Instant from, Instant now) {
        if (from.isAfter(now)) {
            throw CallerFault.invalid(
                    POINTER,
                    "not-allowed",
                    "from is " + from + ", which is still to come; expected an instant of the past");
        }
        // Events show the time in milliseconds: who copies it means that event.
        Optional<Instant> oldest = EventFeed.oldest(tx).map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        if (EventFeed.start(tx) > 0 && oldest.isPresent() && from.isBefore(oldest.get())) {
            throw CallerFault.invalid(
                    POINTER,
                    "not-stored",
                    "from is " + from + ", expected " + oldest.get()
                            + " (the oldest stored event) or later. Older ones were deleted (retention.events)");
        }
        return EventFeed.placeBefore(tx, from);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw CallerFault.invalid(
                    POINTER,
                    "malformed",
                    "from is neither an instant such as " + EXAMPLE + " nor the number of an event, nor start or now");
        }
    }
}
