package io.tillbridge.connection;

import io.tillbridge.document.JsonText;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Version;
import io.tillbridge.settings.Versions;
import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** The table {@code connection}. */
final class ConnectionStore {
    private static final int LONGEST_REASON = 2000;
    private static final String OK = "state = 'ok', state_detail = NULL, failing_since = NULL, last_success = :now";
    private static final String FAILING =
            "state = 'failing', state_detail = :why, failing_since = COALESCE(failing_since, :now)";

    private static final ListColumns COLUMNS =
            ListColumns.of("id", false, "created_at", "updated_at").by("name", "name");
    private final Jdbi database;
    private final Transactions transactions;
    private final Versions versions;

    ConnectionStore(Jdbi database) {
        this.database = database;
        this.transactions = new Transactions(database);
        this.versions = new Versions(database);
    }

    long inTransaction(HandleCallback<Long, RuntimeException> work) {
        return database.inTransaction(work);
    }

    Optional<Connection> find(long id) {
        return database.withHandle(handle -> ConnectionRows.read(handle, "WHERE id = :id", Map.of("id", id))).stream()
                .findFirst();
    }

    List<Connection> list(ConnectionFilter filter, ListWindow window) {
        Map<String, Object> bound = window.bound();
        String condition = filter.where(bound) + COLUMNS.page(window);
        return database.withHandle(handle -> ConnectionRows.read(handle, condition, bound));
    }

    /** A setting of every connection of a kind, as text. */
    Map<Long, Optional<String>> setting(String kind, String name) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT id, JSON_VALUE(settings, :path) AS value FROM connection WHERE kind = :kind")
                .bind("path", "$." + name)
                .bind("kind", kind)
                .reduceResultSet(new HashMap<>(), (settings, row, context) -> {
                    settings.put(row.getLong("id"), Optional.ofNullable(row.getString("value")));
                    return settings;
                }));
    }

    /** Keeps how the draft leaves the connection of that id; secrets are no part of a version. */
    void keepVersion(Handle handle, long id, ConnectionDraft draft, Author who, Instant now) {
        Connection connection = draft.connection();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", connection.name());
        body.put("enabled", connection.enabled());
        body.put("settings", connection.settings());
        versions.keep(handle, subject(id), connection.version() + 1, body, who, now);
    }

    List<Version> versions(long id, Long before, int limit) {
        return versions.list(subject(id), before, limit);
    }

    List<Version> versions(long id, ListWindow window) {
        return versions.list(subject(id), window);
    }

    Optional<Version> version(long id, long version) {
        return versions.find(subject(id), version);
    }

    private static String subject(long id) {
        return "connection:" + id;
    }

    /** Inserts or updates; the id. */
    long write(Handle handle, ConnectionDraft draft, Instant now) {
        Connection connection = draft.connection();
        Map<String, Object> bound = new HashMap<>();
        bound.put("id", connection.id());
        bound.put("kind", connection.kind());
        bound.put("name", connection.name());
        bound.put("enabled", connection.enabled());
        bound.put("settings", JsonText.of(connection.settings()));
        bound.put("version", connection.version());
        bound.put("moved", draft.coordinatesChanged());
        bound.put("now", now);
        if (connection.id() == 0) {
            return handle.createUpdate(
                            """
                            INSERT INTO connection (kind, name, enabled, settings, created_at, updated_at)
                            VALUES (:kind, :name, :enabled, :settings, :now, :now)
                            """)
                    .bindMap(bound)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
        }
        int written = handle.createUpdate(
                        """
                        UPDATE connection
                        SET name = :name, enabled = :enabled, settings = :settings, version = version + 1,
                            state = IF(:moved, 'new', state), state_detail = IF(:moved, NULL, state_detail),
                            failing_since = IF(:moved, NULL, failing_since), updated_at = :now
                        WHERE id = :id AND version = :version
                        """)
                .bindMap(bound)
                .execute();
        refuseWhenNothingMatched(handle, written, connection.id(), connection.version());
        return connection.id();
    }

    void delete(long id, Long expectedVersion) {
        database.useTransaction(handle -> {
            boolean busy = handle.createQuery(
                            "SELECT EXISTS (SELECT 1 FROM run WHERE connection_id = :id AND active_key IS NOT NULL)")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            if (busy) {
                throw CallerFault.conflict(
                        "connection-busy",
                        "Connection " + id + " has a run that is queued or under way: cancel it or wait for its end, "
                                + "then delete the connection.");
            }
            int deleted = handle.createUpdate(
                            "DELETE FROM connection WHERE id = :id AND (:version IS NULL OR version = :version)")
                    .bind("id", id)
                    .bind("version", expectedVersion)
                    .execute();
            refuseWhenNothingMatched(handle, deleted, id, expectedVersion == null ? 0 : expectedVersion);
            versions.forget(handle, subject(id));
        });
    }

    void markSuccess(long id, Instant now) {
        mark(id, OK, null, now);
    }

    void markFailing(long id, String why, Instant now) {
        mark(id, FAILING, ColumnText.stored(reason(why)), now);
    }

    void settle(long id, Function<Handle, Optional<String>> failing, Instant now) {
        transactions.run(tx -> {
            tx.createQuery("SELECT id FROM connection WHERE id = ? FOR UPDATE")
                    .bind(0, id)
                    .mapTo(Long.class)
                    .findOne();
            Optional<String> why = failing.apply(tx);
            mark(
                    tx,
                    id,
                    why.isPresent() ? FAILING : OK,
                    why.map(ConnectionStore::reason).map(ColumnText::stored).orElse(null),
                    now);
            return null;
        });
    }

    private void mark(long id, String changes, String why, Instant now) {
        transactions.run(tx -> {
            mark(tx, id, changes, why, now);
            return null;
        });
    }

    private static void mark(Handle tx, long id, String changes, String why, Instant now) {
        Optional<String> before = tx.createQuery("SELECT state FROM connection WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
        tx.createUpdate("UPDATE connection SET " + changes + " WHERE id = :id")
                .bind("id", id)
                .bind("why", why)
                .bind("now", now)
                .execute();
        before.map(ConnectionState::of)
                .flatMap(state -> event(id, state, changes.contains("'failing'"), now))
                .ifPresent(event -> EventLog.write(tx, event));
    }

    private static String reason(String why) {
        return why.codePointCount(0, why.length()) <= LONGEST_REASON
                ? why
                : why.substring(0, why.offsetByCodePoints(0, LONGEST_REASON)) + "…";
    }

    private static Optional<NewEvent> event(long id, ConnectionState before, boolean fails, Instant now) {
        boolean failed = before == ConnectionState.FAILING;
        if (failed == fails) {
            return Optional.empty();
        }
        ConnectionState after = fails ? ConnectionState.FAILING : ConnectionState.OK;
        return Optional.of(NewEvent.of(
                fails ? EventType.CONNECTION_FAILING : EventType.CONNECTION_RECOVERED,
                id,
                id,
                now,
                Map.of("state", NewEvent.change(before.text(), after.text()))));
    }

    private static void refuseWhenNothingMatched(Handle handle, int matched, long id, long version) {
        if (matched == 1) {
            return;
        }
        boolean there = handle.createQuery("SELECT EXISTS (SELECT 1 FROM connection WHERE id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
        throw there ? CallerFault.stale("Connection " + id, version) : CallerFault.unknown("connection " + id);
    }
}
