package io.tillbridge.event;

import io.tillbridge.storage.Database;
import java.util.List;
import java.util.Map;

/** What a test finds in the outbox. */
public final class WrittenEvents {
    private WrittenEvents() {}

    /** {@code type subject} of the events that wait for their number, in the order of their rows. */
    public static List<String> waiting(Database database) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT CONCAT(type, ' ', subject) FROM event_intake ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    /** Numbers all that waits, without data; the events after a number. */
    public static List<Event> numbered(Database database, long after) {
        return numbered(database, after, Map.of());
    }

    public static List<Event> numbered(Database database, long after, Map<String, SubjectView> views) {
        EventNumbering numbering = new EventNumbering(database, views, new EventSignal());
        while (numbering.number() > 0) {
            // The next batch.
        }
        return new EventFeed(database, new EventSignal()).after(after, List.of(), 10_000);
    }

    /** What is in the outbox until now is not looked at. */
    public static void forget(Database database) {
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM event_intake"));
    }

    /** Somebody names these types. */
    public static void want(Database database, EventType... types) {
        new EventReaders(database).register("test", "route", List.of(types), ReadFrom.NOW);
    }
}
