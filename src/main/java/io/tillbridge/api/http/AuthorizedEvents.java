package io.tillbridge.api.http;

import io.tillbridge.api.contract.EventSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Events for as long as their reader could ask for them: a key, session or permission that is gone ends the stream. */
final class AuthorizedEvents implements EventSource {
    private static final long CHECKED_EVERY = TimeUnit.SECONDS.toNanos(2);

    private final EventSource events;
    private final BooleanSupplier allowed;
    private long checked = System.nanoTime();

    AuthorizedEvents(EventSource events, BooleanSupplier allowed) {
        this.events = events;
        this.allowed = allowed;
    }

    @Override
    public List<Event> next() {
        long now = System.nanoTime();
        if (now - checked >= CHECKED_EVERY) {
            if (!allowed.getAsBoolean()) {
                return null;
            }
            checked = now;
        }
        return events.next();
    }
}
