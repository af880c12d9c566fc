package io.tillbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Event subscriptions as metrics, by id. The database is asked in the background, never by a scrape. */
final class SubscriptionMetrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionMetrics.class);
    private static final long PERIOD_SECONDS = 15;
    private static final String SUBSCRIPTION = "subscription";
    private static final String STATES =
            """
            SELECT s.id, s.enabled, s.enabled AND s.failing_since IS NOT NULL AS failing,
              (SELECT COUNT(*) FROM event_delivery d WHERE d.subscription_id = s.id AND d.state = 'pending') AS pending,
              (SELECT COUNT(*) FROM event_delivery d WHERE d.subscription_id = s.id AND d.state = 'failed') AS failed
            FROM event_subscription s
            """;

    private final Jdbi database;
    private final MeterRegistry registry;
    private final MultiGauge enabled;
    private final MultiGauge failing;
    private final MultiGauge pending;
    private final MultiGauge failed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "subscription-metrics");
        thread.setDaemon(true);
        return thread;
    });

    private record State(long id, boolean enabled, boolean failing, long pending, long failed) {
        Row<?> row(double value) {
            return Row.of(Tags.of(SUBSCRIPTION, Long.toString(id)), value);
        }
    }

    SubscriptionMetrics(Jdbi database, MeterRegistry registry) {
        this.database = database;
        this.registry = registry;
        enabled = gauge("enabled", "1 for an event subscription that is switched on");
        failing = gauge("failing", "1 while the last try of an event subscription failed");
        pending = gauge("pending", "Deliveries of an event subscription that are not made yet");
        failed = gauge("failed", "Deliveries of an event subscription that were given up and are kept");
    }

    private MultiGauge gauge(String name, String help) {
        return MultiGauge.builder("tillbridge.event.subscription." + name)
                .description(help)
                .register(registry);
    }

    /** A try of a delivery ended. */
    void tried(long subscription, boolean delivered, Duration took) {
        registry.timer(
                        "tillbridge.event.delivery.tries",
                        SUBSCRIPTION,
                        Long.toString(subscription),
                        "outcome",
                        delivered ? "delivered" : "failed")
                .record(took);
    }

    void start() {
        var unused = clock.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /** Asks the database now. */
    void look() {
        try {
            List<State> states = database.withHandle(handle -> handle.createQuery(STATES)
                    .map((row, context) -> new State(
                            row.getLong("id"),
                            row.getBoolean("enabled"),
                            row.getBoolean("failing"),
                            row.getLong("pending"),
                            row.getLong("failed")))
                    .list());
            enabled.register(
                    rows(states.stream().map(it -> it.row(it.enabled() ? 1 : 0)).toList()), true);
            failing.register(
                    rows(states.stream().map(it -> it.row(it.failing() ? 1 : 0)).toList()), true);
            pending.register(
                    rows(states.stream()
                            .map(it -> it.row((double) it.pending()))
                            .toList()),
                    true);
            failed.register(
                    rows(states.stream().map(it -> it.row((double) it.failed())).toList()), true);
        } catch (RuntimeException away) {
            LOG.debug("The state of event subscriptions is not known for the metrics", away);
        }
    }

    private static List<Row<?>> rows(List<? extends Row<?>> rows) {
        return List.copyOf(rows);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
