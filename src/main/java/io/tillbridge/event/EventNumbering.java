package io.tillbridge.event;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Update;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives committed events their numbers, in the order of their rows, and stores the view of the subject with each. Every
 * process has this worker; the lock of one row lets one of them work at a time.
 *
 * <p>A batch is one transaction with one snapshot: it sees what was committed when it began, events and subjects alike. An
 * event that is committed later gets a later number. Of two events of one subject the first was committed before the
 * second was written, so that no snapshot holds the second alone.
 */
public final class EventNumbering implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventNumbering.class);
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 100;
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1_000;

    private final Jdbi jdbi;
    private final EventRendering rendering;
    private final EventSignal signal;
    private final AtomicLong numbered = new AtomicLong();
    private final Thread thread = new Thread(this::work, "event-numbering");
    private long seen = -1;
    private boolean closed;

    /** @param views by kind of subject, such as {@code orders}; events of other kinds get no data */
    public EventNumbering(Database database, Map<String, SubjectView> views, EventSignal signal) {
        this.jdbi = database.jdbi();
        this.rendering = new EventRendering(views);
        this.signal = signal;
        thread.setDaemon(true);
    }

    /** Begins to number in a thread of its own, until it is closed. */
    public void start() {
        thread.start();
    }

    /** How many events this process has numbered since it started. */
    public long numbered() {
        return numbered.get();
    }

    private void work() {
        while (!isClosed()) {
            long pause = PAUSE_MILLIS;
            try {
                if (look()) {
                    pause = 0;
                }
            } catch (JdbiException e) {
                LOG.warn("Events wait for their numbers: {}", e.getMessage());
                pause = PAUSE_AFTER_FAULT_MILLIS;
            } catch (RuntimeException e) {
                LOG.error("Events wait for their numbers", e);
                pause = PAUSE_AFTER_FAULT_MILLIS;
            }
            rest(pause);
        }
    }

    /** Numbers what waits and notifies readers; true when more may wait. */
    private boolean look() {
        Waiting now = jdbi.withHandle(EventNumbering::waiting);
        int given = now.any() ? number() : 0;
        long last = now.last() + given;
        if (last != seen) {
            seen = last;
            signal.fire();
        }
        return given == BATCH;
    }

    private record Waiting(long last, boolean any) {}

    private static Waiting waiting(Handle handle) {
        return handle.createQuery(
                        "SELECT last, EXISTS (SELECT 1 FROM event_intake) AS waits FROM event_numbering WHERE id = 1")
                .map((row, context) -> new Waiting(row.getLong("last"), row.getBoolean("waits")))
                .one();
    }

    /**
     * Numbers one batch.
     *
     * @return how many; 0 when none waits, or another process is at it
     */
    public int number() {
        // REPEATABLE READ, the session's own level: one snapshot.
        int given = jdbi.withHandle(session -> Transactions.in(session, this::number));
        numbered.addAndGet(given);
        return given;
    }

    private int number(Handle tx) {
        List<Long> last = tx.createQuery("SELECT last FROM event_numbering WHERE id = 1 FOR UPDATE SKIP LOCKED")
                .mapTo(Long.class)
                .list();
        if (last.isEmpty()) {
            return 0;
        }
        List<IntakeRow> rows = tx.createQuery("SELECT * FROM event_intake ORDER BY id LIMIT " + BATCH)
                .map((row, context) -> new IntakeRow(
                        row.getLong("id"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getObject("connection_id", Long.class),
                        row.getString("at"),
                        row.getString("changes")))
                .list();
        if (!rows.isEmpty()) {
            insert(tx, rows, last.get(0), rendering.of(rows));
            tx.createUpdate("DELETE FROM event_intake WHERE id IN (<ids>)")
                    .bindList("ids", rows.stream().map(IntakeRow::id).toList())
                    .execute();
            tx.execute("UPDATE event_numbering SET last = ? WHERE id = 1", last.get(0) + rows.size());
        }
        return rows.size();
    }

    private static void insert(Handle tx, List<IntakeRow> rows, long last, Map<String, String> data) {
        Update update =
                tx.createUpdate("INSERT INTO event (number, type, subject, connection_id, at, changes, data) VALUES "
                        + String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?, ?, ?, ?)")));
        int position = 0;
        long number = last;
        for (IntakeRow row : rows) {
            number++;
            List<Object> values = new ArrayList<>(List.of(number, row.type(), row.subject()));
            values.add(row.connectionId());
            values.add(row.at());
            values.add(row.changes());
            values.add(data.get(row.subject()));
            for (Object value : values) {
                update.bind(position++, value);
            }
        }
        update.execute();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void rest(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        try {
            while (!closed && left > 0) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the worker; a batch under way is finished first. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
