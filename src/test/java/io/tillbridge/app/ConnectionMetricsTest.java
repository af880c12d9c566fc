package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.tillbridge.lightspeed.BudgetView;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.UtcInstants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
                new TillMetrics(id -> Optional.of(
                        new BudgetView.Window("bucket", 90, 60, Instant.EPOCH, new BudgetView.Level(29.5, 1)))),
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
    void anAccountOfTillsTellsItsSignInAndItsBucket() throws IOException {
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO connection (id, kind, name, enabled, settings, created_at, updated_at)
                    VALUES (3, 'rseries', 'Till', TRUE, '{}', NOW(6), NOW(6)),
                           (4, 'rseries', 'New', TRUE, '{}', NOW(6), NOW(6))""");
            handle.execute(
                    "INSERT INTO connection_grant (connection_id, state, received_at) VALUES (3, 'sign-in-again', ?)",
                    UtcInstants.text(Instant.now().minusSeconds(3_000)));
        });

        metrics.look();

        String till = "{connection=\"3\",kind=\"rseries\",name=\"Till\"} ";
        assertThat(scrape())
                .contains("tillbridge_till_sign_in_needed" + till + "1.0")
                .contains("tillbridge_till_sign_in_needed{connection=\"4\",kind=\"rseries\",name=\"New\"} 0.0")
                .contains("tillbridge_till_bucket_level" + till + "29.5")
                .contains("tillbridge_till_bucket_size" + till + "90.0")
                .containsPattern("tillbridge_till_token_age_seconds\\{connection=\"3\"[^}]*} 3[0-9]{3}\\.")
                .doesNotContain("tillbridge_till_token_age_seconds{connection=\"4\"")
                .doesNotContain("tillbridge_till_sign_in_needed{connection=\"1\"");
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
