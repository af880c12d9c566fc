package io.tillbridge.event.subscription;

import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventType;
import io.tillbridge.event.ReadFrom;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The readers of subscriptions among all readers of events. A subscription that is switched off has none, so that nobody
 * writes events for it alone; it goes on later where it stood. Each call is part of a transaction that holds the row of
 * the subscription: the lease of a reader decides nothing here.
 */
final class SubscriptionReaders {
    private static final String KIND = "subscription";
    /** The same for every node: whoever holds the row may read. */
    private static final String HOLDER = "subscriptions";

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final EventReaders readers;

    SubscriptionReaders(EventReaders readers) {
        this.readers = readers;
    }

    /**
     * Begins to read, or goes on with other types.
     *
     * @param place number of the last event that was read; null: where the reader stands, or with the next event
     */
    void begin(long id, Set<EventType> types, Long place) {
        readers.register(name(id), KIND, types, ReadFrom.NOW);
        if (place != null && place(id).isPresent()) {
            move(id, place);
        }
    }

    /** Ends reading, and keeps the place. */
    void end(Handle tx, long id) {
        OptionalLong place = place(id);
        if (place.isPresent()) {
            tx.execute("UPDATE event_subscription SET place = ? WHERE id = ?", place.getAsLong(), id);
            readers.remove(name(id));
        }
    }

    void remove(long id) {
        readers.remove(name(id));
    }

    /** Empty when there is no such reader. */
    OptionalLong place(long id) {
        return readers.claim(name(id), HOLDER, LEASE);
    }

    void move(long id, long place) {
        readers.move(name(id), HOLDER, place, LEASE);
    }

    private static String name(long id) {
        return KIND + ":" + id;
    }
}
