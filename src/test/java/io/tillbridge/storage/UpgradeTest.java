package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database of a sandbox as each released schema left it (catalogs loaded, a shop synced, orders taken in, people and
 * keys made), brought up to date. A released schema is a new file {@code upgrade/v<n>.sql.gz}: {@code mariadb-dump
 * --single-transaction --skip-comments --no-tablespaces --hex-blob} of it.
 */
class UpgradeTest {
    @ParameterizedTest
    @ValueSource(strings = {"v5"})
    void aFilledDatabaseOfAnEarlierVersionKeepsEveryRow(String version) throws IOException {
        String name = TestDatabase.restored(statements("/upgrade/" + version + ".sql.gz"));
        Map<String, Long> before = TestDatabase.rows(name);
        assertThat(before).containsEntry("customer_order", 29L).containsEntry("product", 1008L);

        try (Database upgraded = TestDatabase.migrated(name);
                Database fresh = TestDatabase.fresh()) {
            Map<String, Long> after = TestDatabase.rows(name);

            before.remove("flyway_schema_history");
            assertThat(after).containsAllEntriesOf(before);
            assertThat(columns(upgraded)).isEqualTo(columns(fresh));
            assertThat(broken(upgraded))
                    .as("products whose stock is not the sum of its movements")
                    .isZero();
        }
    }

    private static List<String> columns(Database database) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable)"
                                + " FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " ORDER BY table_name, column_name")
                .mapTo(String.class)
                .list());
    }

    private static long broken(Database database) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        """
                        SELECT COUNT(*) FROM stock_level l WHERE l.on_hand <> (
                          SELECT COALESCE(SUM(m.delta), 0) FROM stock_movement m
                          WHERE m.warehouse_id = l.warehouse_id AND m.product_id = l.product_id)
                        """)
                .mapTo(Long.class)
                .one());
    }

    /** The dump's statements; a trigger's body ends with {@code ;;}. */
    private static List<String> statements(String dump) throws IOException {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        String end = ";";
        try (InputStream packed = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(dump), dump);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("DELIMITER ")) {
                    end = line.substring("DELIMITER ".length());
                } else if (line.endsWith(end)) {
                    statements.add(statement + line.substring(0, line.length() - end.length()));
                    statement.setLength(0);
                } else {
                    statement.append(line).append('\n');
                }
            }
        }
        return statements;
    }
}
