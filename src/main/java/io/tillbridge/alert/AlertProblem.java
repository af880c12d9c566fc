package io.tillbridge.alert;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.Map;

/**
 * Something that is wrong now, a row of the view {@code v_alert_problem}.
 *
 * @param cause what tells it apart from all others, such as {@code connection:7}
 * @param kind one of the kinds of alerts
 * @param connectionId null for the hub itself
 * @param job null when it is of no single job
 * @param detail for a person; may be null
 * @param times how often it happened
 */
public record AlertProblem(
        String cause,
        String kind,
        Long connectionId,
        String connectionName,
        String job,
        String detail,
        Instant since,
        long times) {

    /** A row as the query of a route gives it: {@code since} as text. */
    public static AlertProblem of(Map<?, ?> row) {
        return new AlertProblem(
                text(row, "cause"),
                text(row, "kind"),
                row.get("connection_id") instanceof Number id ? id.longValue() : null,
                text(row, "connection_name"),
                text(row, "job"),
                text(row, "detail"),
                UtcInstants.parse(text(row, "since")),
                row.get("times") instanceof Number times ? times.longValue() : 1);
    }

    private static String text(Map<?, ?> row, String column) {
        return row.get(column) == null ? null : row.get(column).toString();
    }
}
