package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The coverage ledger: which spans of time of a connection's orders were read. Its largest end is the watermark, where the
 * next poll goes on; what no span holds before it is a gap.
 */
public final class Coverage {
    /** A shop shows an order some seconds before its lines; younger changes are left to the next poll. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration first;

    /** @param first how long before its connection was made the first poll begins */
    public Coverage(Database database, Clock clock, Duration first) {
        this.jdbi = database.jdbi();
        this.clock = clock;
        this.first = first;
    }

    /**
     * What a poll has to read now.
     *
     * @param overlap how far before the watermark a poll begins; remote clocks and zones are not to be trusted
     * @throws CallerFault UNKNOWN: there is no such connection
     */
    public Window window(long connectionId, Duration overlap, Instant now) {
        Instant to = now.minus(SETTLING).truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> watermark = watermark(connectionId);
        if (watermark.isPresent()) {
            return new Window(watermark.get().minus(overlap), to, watermark.get());
        }
        Instant begin = created(connectionId).minus(first);
        return new Window(begin, to, begin);
    }

    /**
     * Since when the orders of a connection are the hub's: from the change of its settings that switched them on. Noted at
     * the first poll, and kept when they are switched off and on again.
     */
    public Instant firstOn(long connectionId, Instant now) {
        return jdbi.withHandle(handle -> {
            handle.execute(
                    "INSERT IGNORE INTO order_sync (connection_id, first_on)"
                            + " SELECT id, LEAST(updated_at, ?) FROM connection WHERE id = ?",
                    now,
                    connectionId);
            return firstOn(handle, connectionId).orElse(now); // the connection's end took it away
        });
    }

    /** The same once it is noted. */
    public Optional<Instant> firstOn(long connectionId) {
        return jdbi.withHandle(handle -> firstOn(handle, connectionId));
    }

    private static Optional<Instant> firstOn(Handle handle, long connectionId) {
        return handle.createQuery("SELECT first_on FROM order_sync WHERE connection_id = ?")
                .bind(0, connectionId)
                .map((row, context) -> UtcInstants.read(row, "first_on"))
                .findOne();
    }

    private Instant created(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT created_at FROM connection WHERE id = :id")
                        .bind("id", connectionId)
                        .mapTo(Instant.class)
                        .findOne())
                .orElseThrow(() -> CallerFault.unknown("connection " + connectionId));
    }

    /** Up to where all was read; empty before the first poll. */
    public Optional<Instant> watermark(long connectionId) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT MAX(to_at) FROM order_coverage WHERE connection_id = :connection")
                        .bind("connection", connectionId)
                        .mapTo(Instant.class)
                        .findOne());
    }

    /**
     * Notes that all orders which changed in a span were read and stored. An empty span notes nothing.
     *
     * @param runId the run that read it, or null
     */
    public void covered(long connectionId, Instant from, Instant to, Long runId, long seen, long stored) {
        if (!from.isBefore(to)) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO order_coverage (connection_id, from_at, to_at, run_id, seen, stored, at)
                        VALUES (:connection, :from, :to, :run, :seen, :stored, :now)""")
                .bind("connection", connectionId)
                .bind("from", from)
                .bind("to", to)
                .bind("run", runId)
                .bind("seen", seen)
                .bind("stored", stored)
                .bind("now", clock.instant())
                .execute());
    }

    /** What was not read between the first span's beginning and the watermark, oldest first. */
    public List<Gap> gaps(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT read_to, from_at FROM (
                          SELECT from_at, MAX(to_at) OVER (ORDER BY from_at, to_at, id
                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS read_to
                          FROM order_coverage WHERE connection_id = :connection) span
                        WHERE from_at > read_to ORDER BY from_at""")
                .bind("connection", connectionId)
                .map((row, context) ->
                        new Gap(UtcInstants.read(row, "read_to"), UtcInstants.read(row, "from_at")))
                .list());
    }

    /**
     * The spans, newest first.
     *
     * @param before id of the last span of the page before, or null
     */
    public List<Span> rows(long connectionId, Long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT * FROM order_coverage WHERE connection_id = :connection AND id < :before
                        ORDER BY id DESC LIMIT :limit""")
                .bind("connection", connectionId)
                .bind("before", before == null ? Long.MAX_VALUE : before)
                .bind("limit", limit)
                .map(Coverage::row)
                .list());
    }

    private static Span row(ResultSet row, StatementContext context) throws SQLException {
        return new Span(
                row.getLong("id"),
                row.getLong("connection_id"),
                UtcInstants.read(row, "from_at"),
                UtcInstants.read(row, "to_at"),
                row.getObject("run_id", Long.class),
                row.getLong("seen"),
                row.getLong("stored"),
                UtcInstants.read(row, "at"));

}

    /**
     * A span of time whose orders were not read.
     *
     * @param from included
     * @param to excluded
     */
    public record Gap(Instant from, Instant to) {}

    /**
     * A span of time all of whose changed orders were read and stored.
     *
     * @param from included
     * @param to excluded
     * @param runId the run that read it, or null
     * @param seen orders the shop listed for it
     * @param stored orders that were new or changed
     * @param at when it was read
     */
    public record Span(
            long id, long connectionId, Instant from, Instant to, Long runId, long seen, long stored, Instant at) {}

    /**
     * The span a poll has to read: orders that changed from {@code from} (included) to {@code to} (excluded).
     *
     * @param watermark up to where all was read before; the span begins earlier by the overlap
     */
    public record Window(Instant from, Instant to, Instant watermark) {
        /** Whether there is nothing to read: the watermark is as far as a poll may go. */
        public boolean isEmpty() {
            return !watermark.isBefore(to);
        }
    }
}
