package io.tillbridge.event;

import io.tillbridge.document.JsonText;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Events by their numbers: what every reader uses. */
public final class EventFeed {
    private static final int SIDE_BY_SIDE = 10_000;

    private final Jdbi jdbi;
    private final EventSignal signal;

    public EventFeed(Database database, EventSignal signal) {
        this.jdbi = database.jdbi();
        this.signal = signal;
    }

    /** Tells readers in this process that there may be new events. */
    public EventSignal signal() {
        return signal;
    }

    /**
     * Events after a number, in order.
     *
     * @param types empty: all
     */
    public List<Event> after(long number, Collection<EventType> types, int limit) {
        return jdbi.withHandle(handle -> after(handle, number, types, limit));
    }

    /** One event; empty when it is no longer stored. */
    public Optional<Event> find(long number) {
        return after(number - 1, List.of(), 1).stream()
                .filter(event -> event.number() == number)
                .findFirst();
    }

    static List<Event> after(Handle handle, long number, Collection<EventType> types, int limit) {
        boolean all = EventType.text(types).isEmpty();
        Query query = handle.createQuery("SELECT * FROM event WHERE number > :after"
                        + (all ? "" : " AND type IN (<types>)") + " ORDER BY number LIMIT :limit")
                .bind("after", number)
                .bind("limit", limit);
        if (!all) {
            query.bindList("types", types.stream().map(EventType::text).toList());
        }
        return query.map(EventFeed::event).list();
    }

    /** The last number given; every event with a number up to it can be read. */
    public long last() {
        return jdbi.withHandle(EventFeed::last);
    }

    /** The same in a transaction. */
    public static long last(Handle handle) {
        return handle.createQuery("SELECT last FROM event_numbering WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    /**
     * The place from which a reader gets every stored event of an instant or later: the number before the first of them,
     * the last number when there is none.
     */
    public long placeBefore(Instant from) {
        return jdbi.withHandle(handle -> placeBefore(handle, from));
    }

    /** The same in a transaction. */
    public static long placeBefore(Handle handle, Instant from) {
        // Numbers and instants grow together but for what committed side by side.
        Long first = handle.createQuery("SELECT MIN(number) FROM (SELECT number FROM event WHERE at >= :from"
                        + " ORDER BY at, number LIMIT " + SIDE_BY_SIDE + ") e")
                .bind("from", UtcInstants.text(from))
                .mapTo(Long.class)
                .one();
        return first == null ? last(handle) : first - 1;
    }

    /** The place from which a reader gets every event that is still stored. */
    public long start() {
        return jdbi.withHandle(EventFeed::start);
    }

    /** The same in a transaction. */
    public static long start(Handle handle) {
        Long first = handle.createQuery("SELECT MIN(number) FROM event")
                .mapTo(Long.class)
                .one();
        return first == null ? last(handle) : first - 1;
    }

    /** When the oldest stored event happened; empty when none is stored. */
    public static Optional<Instant> oldest(Handle handle) {
        return handle.createQuery("SELECT at FROM event ORDER BY number LIMIT 1")
                .map((row, context) -> UtcInstants.read(row, "at"))
                .findOne();
    }

    private static Event event(ResultSet row, StatementContext context) throws SQLException {
        String data = row.getString("data");
        long connection = row.getLong("connection_id");
        Long connectionId = row.wasNull() ? null : Long.valueOf(connection);
        String what = "Event " + row.getLong("number");
        return new Event(
                row.getLong("number"),
                EventType.named(row.getString("type")).orElseThrow(),
                row.getString("subject"),
                connectionId,
                UtcInstants.read(row, "at"),
                JsonText.read(row.getString("changes"), what),
                data == null ? null : JsonText.read(data, what));
    }
}
