package io.tillbridge.event;

import io.tillbridge.document.JsonText;
import io.tillbridge.storage.UtcInstants;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes events as a part of a change. The caller holds the lock of each subject's row and writes in the transaction of the
 * change, late in it: who waits for the subject sees the event committed before it writes the next one.
 */
public final class EventLog {
    /** Begins a statement that writes events in a set; the select has the columns named here. */
    public static final String INSERT = "INSERT INTO event_intake (type, subject, connection_id, at, changes) ";

    private static final int AT_ONCE = 500;

    private EventLog() {}

    public static void write(Handle tx, NewEvent event) {
        write(tx, List.of(event));
    }

    /** Many rows, one statement. */
    public static void write(Handle tx, List<NewEvent> events) {
        if (!tx.isInTransaction()) {
            throw new IllegalStateException("Events are part of a transaction; none is open.");
        }
        for (int from = 0; from < events.size(); from += AT_ONCE) {
            insert(tx, events.subList(from, Math.min(from + AT_ONCE, events.size())));
        }
    }

    private static void insert(Handle tx, List<NewEvent> events) {
        Update update = tx.createUpdate(
                INSERT + "VALUES " + String.join(", ", Collections.nCopies(events.size(), "(?, ?, ?, ?, ?)")));
        int position = 0;
        for (NewEvent event : events) {
            update.bind(position++, event.type().text());
            update.bind(position++, event.subject());
            update.bind(position++, event.connectionId());
            update.bind(position++, UtcInstants.text(event.at()));
            update.bind(position++, JsonText.of(event.changes()));
        }
        update.execute();
    }
}
