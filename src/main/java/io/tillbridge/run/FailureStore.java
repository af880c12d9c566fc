package io.tillbridge.run;

import io.tillbridge.event.DeferredEvents;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The SQL of kept failures. */
final class FailureStore {
    private static final ListColumns COLUMNS = ListColumns.of("f.id", true, "f.first_at", "f.last_at");
    private static final String SELECT = "SELECT f.*, r.job FROM failure f LEFT JOIN run r ON r.id = f.run_id ";

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_ENDPOINT = 255;

    private final Jdbi jdbi;
    private final Transactions transactions;

    FailureStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.transactions = new Transactions(jdbi);
    }

    /** Keeps a message. A replay's new failure counts on from the one it replays. */
    long insert(KeptFailure failure, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("INSERT INTO failure (connection_id, run_id, kind, state,"
                        + " route_id, step_id, endpoint, message, body_type, body, variables, attempts, replay_of,"
                        + " event_reader, event_number, first_at, last_at) VALUES (:connection, :run, :kind, 'kept', :route, :step, :endpoint,"
                        + " :message, :bodyType, :body, :variables, :attempts, :replayOf, :eventReader,"
                        + " :eventNumber, :first, :now)")
                .bind("connection", failure.connectionId())
                .bind("run", failure.runId())
                .bind("kind", failure.kind())
                .bind("route", ColumnText.fit(failure.routeId(), LONGEST_ID))
                .bind("step", ColumnText.fit(failure.stepId(), LONGEST_ID))
                .bind("endpoint", ColumnText.fit(failure.endpoint(), LONGEST_ENDPOINT))
                .bind("message", ColumnText.stored(failure.message()))
                .bind("bodyType", failure.bodyType())
                .bind("body", failure.body() == null ? null : failure.body().getBytes(StandardCharsets.UTF_8))
                .bind("variables", JsonMaps.text(failure.variables()))
                .bind("attempts", failure.attempts())
                .bind("replayOf", failure.replayOf())
                .bind(
                        "eventReader",
                        failure.event() == null ? null : failure.event().reader())
                .bind(
                        "eventNumber",
                        failure.event() == null ? null : failure.event().number())
                .bind("first", failure.firstAt())
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    /** Counts one more attempt of a message that is kept already; empty when it is not. */
    Optional<Long> again(
            Long connectionId, Long runId, String endpoint, String body, String kind, String message, Instant now) {
        return transactions.run(handle -> {
            Optional<Long> known = handle.createQuery("SELECT id FROM failure WHERE connection_id <=> :connection"
                            + " AND state = 'kept' AND endpoint = :endpoint AND body <=> :body ORDER BY id LIMIT 1"
                            + " FOR UPDATE")
                    .bind("connection", connectionId)
                    .bind("endpoint", ColumnText.fit(endpoint, LONGEST_ENDPOINT))
                    .bind("body", body == null ? null : body.getBytes(StandardCharsets.UTF_8))
                    .mapTo(Long.class)
                    .findOne();
            known.ifPresent(id -> handle.execute(
                    "UPDATE failure SET attempts = attempts + 1, run_id = ?, kind = ?, message = ?, last_at = ?"
                            + " WHERE id = ?",
                    runId,
                    kind,
                    ColumnText.stored(message),
                    now,
                    id));
            return known;
        });
    }

    /** The message went through since: nothing is left to do. */
    void overcome(long connectionId, String endpoint, String body, Instant now) {
        transactions.run(handle -> handle.execute(
                "UPDATE failure SET state = 'overcome', last_at = ?"
                        + " WHERE connection_id = ? AND state = 'kept' AND endpoint = ? AND body = ?",
                now,
                connectionId,
                endpoint,
                body.getBytes(StandardCharsets.UTF_8)));
    }

    Optional<KeptFailure> get(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "WHERE f.id = :id")
                .bind("id", id)
                .map(FailureStore::failure)
                .findOne());
    }

    List<KeptFailure> list(Failures.Filter filter, ListWindow window) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "WHERE (:connection IS NULL OR f.connection_id = :connection)"
                                + " AND (:kind IS NULL OR f.kind = :kind) AND (:state IS NULL OR f.state = :state)"
                                + COLUMNS.page(window))
                        .bind("connection", filter.connectionId())
                        .bind("kind", filter.kind())
                        .bind("state", filter.state())
                        .bindMap(window.bound())
                        .map(FailureStore::failure)
                        .list());
    }

    /** Moves a failure from one state to another; false when it was not in the first. */
    boolean move(long id, String from, String to, Instant now) {
        return transactions.run(handle -> move(handle, id, from, to, now));
    }

    private static boolean move(Handle handle, long id, String from, String to, Instant now) {
        return handle.execute("UPDATE failure SET state = ?, last_at = ? WHERE id = ? AND state = ?", to, now, id, from)
                == 1;
    }

    /**
     * Has the reader of an event process it again; false when the failure is no longer kept.
     *
     * @throws CallerFault CONFLICT: nobody reads, or the event is gone
     */
    boolean replayEvent(KeptFailure failure, Instant now) {
        return transactions.run(tx -> {
            if (!move(tx, failure.id(), "kept", "replayed", now)) {
                return false;
            }
            EventOrigin event = failure.event();
            if (!DeferredEvents.isRead(tx, event.reader())) {
                throw CallerFault.conflict(
                        "event-reader-off",
                        "Failure " + failure.id() + ": expected a running route that reads events as '" + event.reader()
                                + "', found none. Start the route " + failure.routeId()
                                + ", then replay the failure.");
            }
            if (!DeferredEvents.replay(tx, event.reader(), event.number(), failure.id())) {
                throw CallerFault.conflict(
                        "event-gone",
                        "Failure " + failure.id() + ": expected the stored event " + event.number()
                                + ", found that it was deleted (retention.events). Discard the failure.");
            }
            return true;
        });
    }

    private static EventOrigin event(ResultSet row) throws SQLException {
        Long number = row.getObject("event_number", Long.class);
        return number == null ? null : new EventOrigin(row.getString("event_reader"), number, null);
    }

    private static KeptFailure failure(ResultSet row, StatementContext context) throws SQLException {
        byte[] body = row.getBytes("body");
        return new KeptFailure(
                row.getLong("id"),
                row.getObject("connection_id", Long.class),
                row.getObject("run_id", Long.class),
                row.getString("job"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("route_id"),
                row.getString("step_id"),
                row.getString("endpoint"),
                row.getString("message"),
                row.getString("body_type"),
                body == null ? null : new String(body, StandardCharsets.UTF_8),
                JsonMaps.read(row.getString("variables"), JsonMaps.VARIABLES),
                row.getInt("attempts"),
                row.getObject("replay_of", Long.class),
                event(row),
                UtcInstants.read(row, "first_at"),
                UtcInstants.read(row, "last_at"));
    }
}
