package io.tillbridge.event;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Events that readers have passed and still have to process. They are stored before the place of the reader moves over
 * them, so that a kill loses none. Only the holder of the reader adds and tries them; clocks are the database's.
 */
public final class DeferredEvents {
    private final Jdbi jdbi;
    private final Transactions transactions;

    public DeferredEvents(Database database) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
    }

    /** Those of a reader, in the order of their numbers. */
    public List<DeferredEvent> of(String reader) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT number, subject, failure_id, tries, next_try_at <= UTC_TIMESTAMP(6) AS due
                        FROM event_deferral WHERE reader = :reader ORDER BY number""")
                .bind("reader", reader)
                .map((row, context) -> new DeferredEvent(
                        row.getLong("number"),
                        row.getString("subject"),
                        row.getObject("failure_id", Long.class),
                        row.getInt("tries"),
                        row.getBoolean("due")))
                .list());
    }

    /** How many each reader has; readers without any are absent. */
    public Map<String, Long> counts() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT reader, COUNT(*) AS events FROM event_deferral GROUP BY reader")
                        .reduceRows(new TreeMap<String, Long>(), (all, row) -> {
                            all.put(row.getColumn("reader", String.class), row.getColumn("events", Long.class));
                            return all;
                        }));
    }

    /**
     * Stores that an event is to be tried later; again: later still. False when the holder has lost the reader: nothing is
     * stored then.
     *
     * @param tries how many failed
     */
    public boolean defer(String reader, String holder, Event event, int tries, Duration pause) {
        return transactions.run(tx -> tx.createUpdate(
                                """
                                INSERT INTO event_deferral (reader, number, subject, tries, next_try_at)
                                SELECT name, :number, :subject, :tries, UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND
                                FROM event_reader WHERE name = :reader AND holder = :holder
                                ON DUPLICATE KEY UPDATE tries = :tries,
                                  next_try_at = UTC_TIMESTAMP(6) + INTERVAL :micros MICROSECOND""")
                        .bind("reader", reader)
                        .bind("holder", holder)
                        .bind("number", event.number())
                        .bind("subject", event.subject())
                        .bind("tries", tries)
                        .bind("micros", pause.toNanos() / 1_000)
                        .execute())
                > 0;
    }

    /** The event is processed, or no longer stored. */
    public void done(String reader, long number) {
        jdbi.useHandle(
                handle -> handle.execute("DELETE FROM event_deferral WHERE reader = ? AND number = ?", reader, number));
    }

    /** Whether some process reads for a reader at this moment: its route is on. */
    public static boolean isRead(Handle tx, String reader) {
        return tx.createQuery(
                                """
                                SELECT COUNT(*) FROM event_reader
                                WHERE name = :reader AND holder IS NOT NULL AND lease_until > UTC_TIMESTAMP(6)""")
                        .bind("reader", reader)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    /**
     * Has a reader process an event again, as soon as it can.
     *
     * @param failureId the kept failure that is replayed
     * @return false when the event is no longer stored
     */
    public static boolean replay(Handle tx, String reader, long number, long failureId) {
        Optional<String> subject = tx.createQuery("SELECT subject FROM event WHERE number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .findOne();
        subject.ifPresent(of -> tx.createUpdate(
                        """
                        INSERT INTO event_deferral (reader, number, subject, failure_id, next_try_at)
                        VALUES (:reader, :number, :subject, :failure, UTC_TIMESTAMP(6))
                        ON DUPLICATE KEY UPDATE failure_id = :failure, tries = 0, next_try_at = UTC_TIMESTAMP(6)""")
                .bind("reader", reader)
                .bind("number", number)
                .bind("subject", of)
                .bind("failure", failureId)
                .execute());
        return subject.isPresent();
    }
}
