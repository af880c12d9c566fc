package io.tillbridge.audit;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code audit} and {@code audit_outcome}. */
public final class Audit implements AuditLog {
    private static final String HUB = "hub";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SUBJECT = 128;
    private static final String ROWS =
            """
            SELECT a.*, o.at AS finished_at, o.status, o.subject AS outcome_subject, o.detail, o.before_image,
              o.after_image
            FROM audit a LEFT JOIN audit_outcome o ON o.audit_id = a.id WHERE""";
    private static final ListColumns COLUMNS = ListColumns.of("a.id", true, "a.at", "COALESCE(o.at, a.at)");

    private final Jdbi jdbi;
    private final Clock clock;

    public Audit(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    @Override
    public long begin(AuditedAction deed) {
        return jdbi.withHandle(handle -> insert(handle, deed));
    }

    @Override
    public void end(long id, AuditOutcome outcome) {
        jdbi.useHandle(handle -> insert(handle, id, outcome));
    }

    @Override
    public void told(AuditedAction deed, AuditOutcome outcome) {
        jdbi.useTransaction(handle -> insert(handle, insert(handle, deed), outcome));
    }

    /**
     * What the hub did by itself.
     *
     * @param detail for a person, without secrets
     */
    public void hub(String action, String subject, String detail) {
        told(
                new AuditedAction(HUB, HUB, null, null, action, subject, null),
                new AuditOutcome(200, null, detail, null, null));
    }

    /**
     * Newest first.
     *
     * @param before id of the last entry of the page before, or null
     */
    public List<AuditEntry> list(Filter filter, Long before, int limit) {
        return list(filter, ListWindow.after(before, limit));
    }

    public List<AuditEntry> list(Filter filter, ListWindow window) {
        Map<String, Object> bound = new HashMap<>(window.bound());
        StringBuilder sql = new StringBuilder(ROWS).append(" TRUE");
        where(sql, bound, " AND a.who = :who", "who", filter.who());
        where(sql, bound, " AND a.action = :action", "action", filter.action());
        where(sql, bound, " AND (a.subject = :subject OR o.subject = :subject)", "subject", filter.subject());
        where(sql, bound, " AND a.at >= :from", "from", filter.from());
        where(sql, bound, " AND a.at < :to", "to", filter.to());
        where(
                sql,
                bound,
                " AND CONCAT_WS('\\n', a.who_name, a.action, a.subject, o.subject, a.asked, o.before_image,"
                        + " o.after_image, o.detail) LIKE :q",
                "q",
                filter.q() == null ? null : "%" + filter.q().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        sql.append(COLUMNS.page(window));
        return jdbi.withHandle(handle -> handle.createQuery(sql.toString())
                .bindMap(bound)
                .map((row, context) -> entry(row))
                .list());
    }

    public Optional<AuditEntry> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(ROWS + " a.id = :id")
                .bind("id", id)
                .map((row, context) -> entry(row))
                .findOne());
    }

    private static void where(StringBuilder sql, Map<String, Object> bound, String part, String name, Object value) {
        if (value != null) {
            sql.append(part);
            bound.put(name, value);
        }
    }

    private long insert(Handle handle, AuditedAction deed) {
        return handle.createUpdate(
                        """
                        INSERT INTO audit (at, who, who_name, address, request_id, action, subject, asked)
                        VALUES (:at, :who, :name, :address, :requestId, :action, :subject, :asked)
                        """)
                .bind("at", now())
                .bind("who", deed.who())
                .bind("name", shortened(deed.name(), LONGEST_NAME))
                .bind("address", deed.address())
                .bind("requestId", deed.requestId())
                .bind("action", deed.action())
                .bind("subject", shortened(deed.subject(), LONGEST_SUBJECT))
                .bind("asked", deed.asked())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    private void insert(Handle handle, long id, AuditOutcome outcome) {
        handle.createUpdate(
                        """
                        INSERT INTO audit_outcome (audit_id, at, status, subject, detail, before_image, after_image)
                        VALUES (:id, :at, :status, :subject, :detail, :before, :after)
                        """)
                .bind("id", id)
                .bind("at", now())
                .bind("status", outcome.status())
                .bind("subject", shortened(outcome.subject(), LONGEST_SUBJECT))
                .bind("detail", outcome.detail())
                .bind("before", outcome.before())
                .bind("after", outcome.after())
                .execute();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        AuditedAction deed = new AuditedAction(
                row.getString("who"),
                row.getString("who_name"),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("asked"));
        Instant finishedAt = UtcInstants.read(row, "finished_at");
        AuditOutcome outcome = finishedAt == null
                ? null
                : new AuditOutcome(
                        row.getInt("status"),
                        row.getString("outcome_subject"),
                        row.getString("detail"),
                        row.getString("before_image"),
                        row.getString("after_image"));
        return new AuditEntry(row.getLong("id"), UtcInstants.read(row, "at"), deed, outcome, finishedAt);
    }

    private static String shortened(String text, int most) {
        return text == null || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);

}

    /**
     * Which entries; null members let everything through.
     *
     * @param who as in {@link AuditedAction}
     * @param subject exactly
     * @param q a part of name, action, subject, or of what was asked or changed
     * @param from the first instant
     * @param to the first instant that is too late
     */
    public record Filter(String who, String action, String subject, String q, Instant from, Instant to) {}
}
