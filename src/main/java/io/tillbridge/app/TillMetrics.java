package io.tillbridge.app;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.tillbridge.connection.RSeries;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What there is to watch of till accounts besides what every connection has: their sign-in and their bucket. */
final class TillMetrics {
    private static final String GRANTS =
            """
            SELECT c.id, c.name, c.kind, g.state, g.received_at
            FROM connection c LEFT JOIN connection_grant g ON g.connection_id = c.id
            WHERE c.kind = ?""";

    private final LongFunction<Optional<BudgetView.Window>> bucket;

    /** One account at the time of a look. */
    record State(Labels labels, boolean signInNeeded, Instant receivedAt, Optional<BudgetView.Window> bucket) {}

    /** @param bucket of an account; empty before its first answer */
    TillMetrics(LongFunction<Optional<BudgetView.Window>> bucket) {
        this.bucket = bucket;
    }

    List<State> look(Handle handle) {
        return handle.createQuery(GRANTS).bind(0, RSeries.NAME).map(this::state).list();
    }

    private State state(ResultSet row, StatementContext context) throws SQLException {
        long id = row.getLong("id");
        return new State(
                Labels.of(
                        "connection", Long.toString(id), "name", row.getString("name"), "kind", row.getString("kind")),
                "sign-in-again".equals(row.getString("state")),
                UtcInstants.read(row, "received_at"),
                bucket.apply(id));
    }

    /** @param now to which the age of a token counts */
    List<GaugeSnapshot> gauges(List<State> states, Instant now) {
        GaugeSnapshot.Builder age =
                gauge("tillbridge_till_token_age_seconds", "Seconds since the account last gave the hub its tokens");
        GaugeSnapshot.Builder needed =
                gauge("tillbridge_till_sign_in_needed", "1 while a person must sign in to the account again");
        GaugeSnapshot.Builder level =
                gauge("tillbridge_till_bucket_level", "How full the account's bucket of calls is, in its cost units");
        GaugeSnapshot.Builder size =
                gauge("tillbridge_till_bucket_size", "How much the account's bucket of calls holds, in its cost units");
        for (State state : states) {
            point(needed, state, state.signInNeeded() ? 1 : 0);
            if (state.receivedAt() != null) {
                double seconds = Duration.between(state.receivedAt(), now).toMillis() / 1000.0;
                point(age, state, Math.max(0, seconds));
            }
            state.bucket().filter(window -> window.level() != null).ifPresent(window -> {
                point(level, state, window.level().filled());
                point(size, state, (double) window.limit());
            });
        }
        List<GaugeSnapshot> gauges = new ArrayList<>();
        List.of(age, needed, level, size).forEach(each -> gauges.add(each.build()));
        return gauges;
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static void point(GaugeSnapshot.Builder gauge, State state, double value) {
        gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(state.labels())
                .value(value)
                .build());
    }
}
