package io.tillbridge.alert;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code alert}. */
final class AlertStore {
    /** Holds back every other node that wants to check until the transaction ends. */
    void lock(Handle tx, Instant now) {
        tx.createUpdate("INSERT INTO alert_hook (id, updated_at) VALUES (1, :now) ON DUPLICATE KEY UPDATE id = id")
                .bind("now", now)
                .execute();
        tx.execute("SELECT id FROM alert_hook WHERE id = 1 FOR UPDATE");
    }

    List<Alert> open(Handle tx) {
        return tx.createQuery("SELECT * FROM alert WHERE open_cause IS NOT NULL ORDER BY id")
                .map(AlertStore::alert)
                .list();
    }

    /** Ended after that instant, and nobody was notified of the end. */
    List<Alert> ended(Handle tx, Instant after) {
        return tx.createQuery(
                        """
                        SELECT * FROM alert
                        WHERE recovered_at > :after AND recovered_told_at IS NULL
                        ORDER BY id
                        """)
                .bind("after", after)
                .map(AlertStore::alert)
                .list();
    }

    void insert(Handle tx, AlertProblem problem, Instant now) {
        bind(
                        tx.createUpdate(
                                """
                                INSERT INTO alert (cause, open_cause, kind, connection_id, connection_name, job, detail, times,
                                  since, opened_at, seen_at)
                                VALUES (:cause, :cause, :kind, :connection, :name, :job, :detail, :times, :since, :now, :now)
                                """),
                        problem)
                .bind("now", now)
                .execute();
    }

    void seen(Handle tx, long id, AlertProblem problem, Instant now) {
        bind(
                        tx.createUpdate(
                                """
                                UPDATE alert SET kind = :kind, connection_id = :connection, connection_name = :name, job = :job,
                                  detail = :detail, times = :times, since = LEAST(since, :since), seen_at = :now,
                                  gone_since = NULL
                                WHERE id = :id AND :cause = cause
                                """),
                        problem)
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    private static Update bind(Update update, AlertProblem problem) {
        return update.bind("cause", problem.cause())
                .bind("kind", problem.kind())
                .bind("connection", problem.connectionId())
                .bind("name", problem.connectionName())
                .bind("job", problem.job())
                .bind("detail", problem.detail() == null ? null : ColumnText.stored(problem.detail()))
                .bind("times", problem.times())
                .bind("since", problem.since());
    }

    void gone(Handle tx, long id, Instant since) {
        tx.createUpdate("UPDATE alert SET gone_since = :since WHERE id = :id")
                .bind("since", since)
                .bind("id", id)
                .execute();
    }

    /** @param told whether nobody needs to be notified of its end */
    void close(Handle tx, Alert alert, boolean told, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE alert SET open_cause = NULL, recovered_at = gone_since,
                          recovered_told_at = IF(:told, :now, recovered_told_at)
                        WHERE id = :id
                        """)
                .bind("told", told)
                .bind("now", now)
                .bind("id", alert.id())
                .execute();
    }

    void told(Handle tx, Alert alert, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE alert SET told_at = IF(recovered_at IS NULL, :now, told_at),
                          recovered_told_at = IF(recovered_at IS NULL, NULL, :now)
                        WHERE id = :id
                        """)
                .bind("now", now)
                .bind("id", alert.id())
                .execute();
    }

    /** Whether the connection is there and in use: the end of a failure of another one is no recovery. */
    boolean inUse(Handle tx, long connection) {
        return tx.createQuery("SELECT EXISTS (SELECT 1 FROM connection WHERE id = :id AND enabled)")
                .bind("id", connection)
                .mapTo(Boolean.class)
                .one();
    }

    /** Removes what ended before that instant. */
    void forget(Handle tx, Instant before) {
        tx.createUpdate("DELETE FROM alert WHERE recovered_at < :before")
                .bind("before", before)
                .execute();
        tx.createUpdate("DELETE FROM alert_message WHERE state IN ('sent', 'failed') AND ended_at < :before")
                .bind("before", before)
                .execute();
    }

    private static Alert alert(ResultSet row, StatementContext context) throws SQLException {
        long connection = row.getLong("connection_id");
        Long connectionId = row.wasNull() ? null : connection;
        return new Alert(
                row.getLong("id"),
                new AlertProblem(
                        row.getString("cause"),
                        row.getString("kind"),
                        connectionId,
                        row.getString("connection_name"),
                        row.getString("job"),
                        row.getString("detail"),
                        UtcInstants.read(row, "since"),
                        row.getLong("times")),
                UtcInstants.read(row, "opened_at"),
                UtcInstants.read(row, "gone_since"),
                UtcInstants.read(row, "told_at"),
                UtcInstants.read(row, "recovered_at"));
    }
}
