package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionMetricsTest {
    private Database database;
    private ConnectionMetrics metrics;

    @BeforeEach
    void aHubWithTwoConnections() {
        database = TestDatabase.fresh();
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO connection (id, kind, name, enabled, settings, failing_since, last_success, created_at, updated_at)
                    VALUES (1, 'cseries', 'Web "shop"', TRUE, '{}', NULL, '2026-03-11 12:00:00', NOW(6), NOW(6)),
                           (2, 'sftp-catalog', 'Acme', FALSE, '{}', NOW(6), NULL, NOW(6), NOW(6))
                    """);
            handle.execute(
                    """
                    INSERT INTO failure (connection_id, kind, state, route_id, endpoint, message, variables, first_at, last_at)
                    VALUES (1, 'data', 'kept', 'r', 'direct:r', 'm', '{}', NOW(6), NOW(6)),
                           (1, 'data', 'kept', 'r', 'direct:r', 'm', '{}', NOW(6), NOW(6)),
                           (1, 'data', 'discarded', 'r', 'direct:r', 'm', '{}', NOW(6), NOW(6))
                    """);
        });
        metrics = new ConnectionMetrics(
                database.jdbi(),
                id -> id == 1 ? OptionalLong.of(250) : OptionalLong.empty(),
                Map.of("data", Path.of("target")));
    }

    @AfterEach
    void close() {
        metrics.close();
        database.close();
    }

    @Test
    void eachConnectionTellsHowItDoes() throws IOException {
        assertThat(metrics.queued()).isNaN();

        metrics.look();

        assertThat(metrics.queued()).isZero();
        assertThat(scrape())
                .contains(
                        "tillbridge_connection_failing{connection=\"1\",kind=\"cseries\",name=\"Web \\\"shop\\\"\"} 0.0")
                .contains("tillbridge_connection_failing{connection=\"2\",kind=\"sftp-catalog\",name=\"Acme\"} 1.0")
                .contains("tillbridge_connection_enabled{connection=\"2\",kind=\"sftp-catalog\",name=\"Acme\"} 0.0")
                .contains("tillbridge_failures_kept{connection=\"1\",kind=\"cseries\",name=\"Web \\\"shop\\\"\"} 2.0")
                .contains("tillbridge_orders_on_hold{connection=\"2\",kind=\"sftp-catalog\",name=\"Acme\"} 0.0")
                .contains("tillbridge_connection_budget_left{connection=\"1\",kind=\"cseries\","
                        + "name=\"Web \\\"shop\\\"\"} 250.0")
                .doesNotContain("tillbridge_connection_budget_left{connection=\"2\"")
                .contains("tillbridge_connection_last_success_timestamp_seconds{connection=\"1\"")
                .doesNotContain("tillbridge_connection_last_success_timestamp_seconds{connection=\"2\"")
                .containsPattern("tillbridge_disk_free_bytes\\{place=\"data\"} [1-9]");
    }

    @Test
    void beforeTheDatabaseAnsweredOnlyTheDiskIsTold() throws IOException {
        assertThat(scrape()).contains("tillbridge_disk_free_bytes").doesNotContain("tillbridge_connection_");
    }

    private String scrape() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.builder().build().write(text, metrics.collect());
        return text.toString(StandardCharsets.UTF_8);
    }
}
