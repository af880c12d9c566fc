package io.tillbridge.event;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The places of readers. One holder at a time moves a place: it has a lease that it extends while it reads, and that
 * another one can take when it has run out. Clocks of different machines do not matter, the database's is asked.
 */
public final class EventReaders {
    /** The kind of reader that stands for all clients of the API, which keep their places themselves. */
    public static final String CLIENTS = "api";

    private final Jdbi jdbi;
    private final Transactions transactions;

    public EventReaders(Database database) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
    }

    /**
     * Makes a reader known, or changes what it reads. Its place stays, when it has one.
     *
     * @param from where it begins: used for a new reader, and when another replay is asked for than the last time
     */
    public void register(String name, String kind, Collection<EventType> types, ReadFrom from) {
        transactions.run(tx -> {
            Optional<String> replayed = tx.createQuery(
                            "SELECT COALESCE(replayed_from, '') FROM event_reader WHERE name = :name FOR UPDATE")
                    .bind("name", name)
                    .mapTo(String.class)
                    .findOne();
            boolean moves = replayed.isEmpty()
                    || !from.replay().isEmpty() && !from.replay().equals(replayed.get());
            tx.createUpdate(
                            """
                            INSERT INTO event_reader (name, kind, types, place, replayed_from, created_at, seen_at)
                            VALUES (:name, :kind, :types, :place, :replay, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                            ON DUPLICATE KEY UPDATE kind = :kind, types = :types, seen_at = UTC_TIMESTAMP(6),
                              place = IF(:moves, :place, place), replayed_from = IF(:moves, :replay, replayed_from)""")
                    .bind("name", name)
                    .bind("kind", kind)
                    .bind("types", EventType.text(types))
                    .bind("place", moves ? from.place(tx) : 0)
                    .bind("replay", from.replay())
                    .bind("moves", moves)
                    .execute();
            return null;
        });
    }

    /** Notes that clients of the API want a type: makes it known, or seen again when it was not for a minute. */
    public void wanted(EventType type) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO event_reader (name, kind, types, place, created_at, seen_at)
                        SELECT :name, :kind, :type, 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM event_numbering
                        WHERE NOT EXISTS (SELECT 1 FROM event_reader r WHERE r.name = :name
                          AND r.seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE)
                        ON DUPLICATE KEY UPDATE seen_at = UTC_TIMESTAMP(6)""")
                .bind("name", CLIENTS + ":" + type.text())
                .bind("kind", CLIENTS)
                .bind("type", type.text())
                .execute());
    }

    /** Takes the lease of a reader, or extends it; its place. Empty: another holder has it, or there is no such reader. */
    public OptionalLong claim(String name, String holder, Duration lease) {
        return transactions.run(tx -> {
            boolean held = tx.createUpdate(
                                    """
                                    UPDATE event_reader SET holder = :holder, seen_at = UTC_TIMESTAMP(6),
                                      lease_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
                                    WHERE name = :name
                                      AND (holder IS NULL OR holder = :holder OR lease_until < UTC_TIMESTAMP(6))""")
                            .bind("name", name)
                            .bind("holder", holder)
                            .bind("micros", lease.toNanos() / 1_000)
                            .execute()
                    == 1;
            return held ? OptionalLong.of(place(tx, name)) : OptionalLong.empty();
        });
    }

    private static long place(Handle handle, String name) {
        return handle.createQuery("SELECT place FROM event_reader WHERE name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .one();
    }

    /** Moves the place of a reader and extends the lease; false when the holder has lost it: nothing has moved then. */
    public boolean move(String name, String holder, long place, Duration lease) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                UPDATE event_reader SET place = :place, seen_at = UTC_TIMESTAMP(6),
                                  lease_until = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
                                WHERE name = :name AND holder = :holder""")
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("place", place)
                        .bind("micros", lease.toNanos() / 1_000)
                        .execute())
                == 1;
    }

    /** Gives the lease back, so that another holder need not wait for its end. */
    public void release(String name, String holder) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE event_reader SET holder = NULL, lease_until = NULL WHERE name = ? AND holder = ?",
                name,
                holder));
    }

    /** Forgets a reader and its place. */
    public void remove(String name) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM event_reader WHERE name = ?", name));
    }

    public List<EventReader> list() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM event_reader ORDER BY name")
                .map((row, context) -> new EventReader(
                        row.getString("name"),
                        row.getString("kind"),
                        EventType.stored(row.getString("types")),
                        row.getLong("place"),
                        row.getString("holder"),
                        UtcInstants.read(row, "created_at")))
                .list());
    }
}
