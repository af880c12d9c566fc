package io.tillbridge.app;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tillbridge.storage.UtcInstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each connection does, how many runs wait, and how much disk is left, as metrics. The database is asked in the background, so that a
 * scrape is answered at once whatever the database does; while it does not answer, nothing is said of connections.
 */
final class ConnectionMetrics implements MultiCollector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionMetrics.class);
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final long OLDEST_NANOS = PERIOD.multipliedBy(4).toNanos();

    private static final String STATES =
            """
            SELECT c.id, c.name, c.kind, c.enabled, c.failing_since, c.last_success,
              (SELECT COUNT(*) FROM customer_order o WHERE o.connection_id = c.id AND o.state = 'on-hold') AS on_hold,
              (SELECT COUNT(*) FROM failure f WHERE f.connection_id = c.id AND f.state = 'kept') AS kept
            FROM connection c
            """;

    private static final String QUEUED = "SELECT COUNT(*) FROM run WHERE state = 'queued'";

    private final Jdbi database;
    private final LongFunction<OptionalLong> budgetLeft;
    private final TillMetrics tills;
    private final Map<String, Path> places;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "connection-metrics");
        thread.setDaemon(true);
        return thread;
    });

    private volatile Look last = new Look(List.of(), List.of(), Double.NaN, System.nanoTime());

    private record State(
            Labels labels,
            boolean enabled,
            boolean failing,
            Instant lastSuccess,
            long onHold,
            long kept,
            OptionalLong budget) {}

    private record Look(List<State> states, List<TillMetrics.State> tills, double queued, long at) {
        boolean isRecent() {
            return System.nanoTime() - at < OLDEST_NANOS;
        }
    }

    /**
     * @param budgetLeft calls that a connection's remote API still allows; empty where nothing is known
     * @param tills what is watched of till accounts only
     * @param places folders whose disk is watched, by the name they get
     */
    ConnectionMetrics(
            Jdbi database, LongFunction<OptionalLong> budgetLeft, TillMetrics tills, Map<String, Path> places) {
        this.database = database;
        this.budgetLeft = budgetLeft;
        this.tills = tills;
        this.places = Map.copyOf(places);
    }

    void start() {
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    /** Asks the database now. */
    void look() {
        try {
            last = database.withHandle(handle -> new Look(
                    handle.createQuery(STATES).map(this::state).list(),
                    tills.look(handle),
                    handle.createQuery(QUEUED).mapTo(Double.class).one(),
                    System.nanoTime()));
        } catch (RuntimeException away) {
            LOG.debug("The state of the connections is not known for the metrics", away);
        }
    }

    /** How many runs wait for a worker or a lock; not a number while the database does not answer. */
    double queued() {
        Look look = last;
        return look.isRecent() ? look.queued() : Double.NaN;
    }

    private State state(ResultSet row, StatementContext context) throws SQLException {
        long id = row.getLong("id");
        return new State(
                Labels.of(
                        "connection", Long.toString(id), "name", row.getString("name"), "kind", row.getString("kind")),
                row.getBoolean("enabled"),
                row.getTimestamp("failing_since") != null,
                UtcInstants.read(row, "last_success"),
                row.getLong("on_hold"),
                row.getLong("kept"),
                budgetLeft.apply(id));
    }

    @Override
    public MetricSnapshots collect() {
        List<GaugeSnapshot> gauges = new ArrayList<>();
        Look look = last;
        if (look.isRecent() && !look.states().isEmpty()) {
            List<State> states = look.states();
            gauges.add(gauge(
                    "tillbridge_connection_enabled",
                    "1 for a connection that is switched on",
                    states,
                    state -> state.enabled() ? 1.0 : 0.0));
            gauges.add(gauge(
                    "tillbridge_connection_failing",
                    "1 while the last run of a job failed",
                    states,
                    state -> state.failing() ? 1.0 : 0.0));
            gauges.add(gauge(
                    "tillbridge_connection_last_success_timestamp_seconds",
                    "When a run of the connection last succeeded",
                    states,
                    state -> state.lastSuccess() == null
                            ? null
                            : (double) state.lastSuccess().getEpochSecond()));
            gauges.add(
                    gauge("tillbridge_orders_on_hold", "Orders that wait for goods or for a product", states, state ->
                            (double) state.onHold()));
            gauges.add(gauge("tillbridge_failures_kept", "Kept failures that nobody has dealt with", states, state ->
                    (double) state.kept()));
            gauges.add(gauge(
                    "tillbridge_connection_budget_left",
                    "Calls that the scarcest window of the remote API still allows",
                    states,
                    state ->
                            state.budget().isPresent() ? (double) state.budget().getAsLong() : null));
            gauges.addAll(tills.gauges(look.tills(), Instant.now()));
        }
        gauges.add(disk());
        gauges.removeIf(gauge -> gauge.getDataPoints().isEmpty());
        return new MetricSnapshots(gauges.toArray(GaugeSnapshot[]::new));
    }

    private static GaugeSnapshot gauge(String name, String help, List<State> states, Function<State, Double> value) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        for (State state : states) {
            Double number = value.apply(state);
            if (number != null) {
                gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(state.labels())
                        .value(number)
                        .build());
            }
        }
        return gauge.build();
    }

    private GaugeSnapshot disk() {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("tillbridge_disk_free_bytes").help("Space left on the disk of a folder");
        places.forEach((name, folder) -> {
            try {
                gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("place", name))
                        .value((double) Files.getFileStore(folder).getUsableSpace())
                        .build());
            } catch (IOException notThere) {
                LOG.debug("The disk of {} cannot be looked at: {}", folder, notThere.toString());
            }
        });
        return gauge.build();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
