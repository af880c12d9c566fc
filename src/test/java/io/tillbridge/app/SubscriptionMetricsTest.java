package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SubscriptionMetricsTest {
    @AutoClose
    private final Database database = TestDatabase.fresh();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @AutoClose
    private final SubscriptionMetrics metrics = new SubscriptionMetrics(database.jdbi(), registry);

    @Test
    void eachSubscriptionTellsHowItDoesByItsIdAndADeletedOneIsGone() {
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO event_subscription (id, name, address, types, enabled, failing_since, sealed_secret,
                      sealing_name, created_by, created_by_name, created_at, updated_at)
                    VALUES (1, 'ERP', 'https://erp.example/?hush', 'run.failed', TRUE, NOW(6), 'x', 'a', 'key:1', 'k', NOW(6), NOW(6)),
                           (2, 'Chat', 'https://chat.example/', 'run.failed', FALSE, NOW(6), 'x', 'b', 'key:1', 'k', NOW(6), NOW(6))
                    """);
            handle.execute(
                    """
                    INSERT INTO event_delivery (subscription_id, event_number, type, subject, event_at, state, created_at,
                      updated_at)
                    VALUES (1, 1, 'run.failed', 'runs/1', NOW(6), 'pending', NOW(6), NOW(6)),
                           (1, 2, 'run.failed', 'runs/2', NOW(6), 'pending', NOW(6), NOW(6)),
                           (1, 3, 'run.failed', 'runs/3', NOW(6), 'failed', NOW(6), NOW(6)),
                           (1, 4, 'run.failed', 'runs/4', NOW(6), 'delivered', NOW(6), NOW(6))
                    """);
        });
        metrics.tried(1, true, Duration.ofMillis(20));
        metrics.tried(1, false, Duration.ofMillis(20));

        metrics.look();

        assertThat(registry.scrape())
                .contains(
                        "tillbridge_event_subscription_enabled{subscription=\"1\"} 1.0",
                        "tillbridge_event_subscription_enabled{subscription=\"2\"} 0.0",
                        "tillbridge_event_subscription_failing{subscription=\"1\"} 1.0",
                        "tillbridge_event_subscription_failing{subscription=\"2\"} 0.0",
                        "tillbridge_event_subscription_pending{subscription=\"1\"} 2.0",
                        "tillbridge_event_subscription_failed{subscription=\"1\"} 1.0",
                        "tillbridge_event_delivery_tries_seconds_count{outcome=\"delivered\",subscription=\"1\"} 1",
                        "tillbridge_event_delivery_tries_seconds_count{outcome=\"failed\",subscription=\"1\"} 1")
                .doesNotContain("hush", "ERP");
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM event_subscription WHERE id = 1"));
        metrics.look();
        assertThat(registry.scrape()).doesNotContain("tillbridge_event_subscription_enabled{subscription=\"1\"}");
    }
}
