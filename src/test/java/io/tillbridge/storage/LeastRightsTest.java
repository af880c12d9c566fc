package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hub's own account may, and what it may not. */
class LeastRightsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET who = 'nobody'",
                "DELETE FROM audit",
                "TRUNCATE TABLE audit",
                "DROP TRIGGER audit_stays",
                "DROP TABLE audit_outcome",
                "ALTER TABLE audit ADD COLUMN x INT",
                "DROP TABLE product",
                "CREATE TABLE mine (id INT)",
                "UPDATE flyway_schema_history SET success = 0",
                "CREATE USER somebody",
                "SELECT * FROM mysql.user"
            })
    void theHubsAccountIsDenied(String statement) {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void theAuditIsReadAndAddedTo() {
        try (Database database = TestDatabase.fresh()) {
            Jdbi jdbi = database.jdbi();

            jdbi.useHandle(handle -> handle.execute(
                    "INSERT INTO audit (at, who, who_name, action) VALUES (NOW(6), 'hub', 'hub', 'test')"));

            assertThat(jdbi.<Long, RuntimeException>withHandle(
                            handle -> handle.createQuery("SELECT COUNT(*) FROM audit")
                                    .mapTo(Long.class)
                                    .one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerOfOnesOwnMayHaveTwoAccountsToo(@TempDir Path dataDir) {
        try (Database database = Database.open(TestDatabase.freshSettingsOfTwoAccounts(dataDir))) {
            assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute("TRUNCATE TABLE audit")))
                    .hasMessageContaining("denied");
        }
    }

    @Test
    void anAccountThatMayGiveNothingIsToldWhatItNeeds(@TempDir Path dataDir) {
        DatabaseSettings right = TestDatabase.freshSettingsOfTwoAccounts(dataDir);
        Database.open(right).close();
        DatabaseSettings swapped = new DatabaseSettings(
                right.url(), right.migrations(), right.account(), null, dataDir, right.poolSize(), right.bufferPool());

        assertThatThrownBy(() -> Database.open(swapped))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("database.migration.username all rights");
    }
}
