package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    @Test
    void aFreshSchemaHasAllTablesAndNoRows() {
        try (Database database = TestDatabase.fresh()) {
            int products = database.jdbi().withHandle(h -> h.createQuery("SELECT COUNT(*) FROM product")
                    .mapTo(Integer.class)
                    .one());

            assertThat(products).isZero();
            assertThat(database.embedded()).isTrue();
            assertThat(database.address()).matches("jdbc:mariadb://127\\.0\\.0\\.1:\\d+/tillbridge_\\d+");
        }
    }

    @Test
    void instantsAreKeptAsUtcWhateverTheZoneOfTheMachine() {
        Instant noon = Instant.parse("2026-07-01T12:00:00.123456Z");
        TimeZone zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try (Database database = TestDatabase.fresh()) {
            database.jdbi()
                    .useHandle(h -> h.execute(
                            "INSERT INTO connection (kind, name, settings, created_at, updated_at) VALUES ('k', 'n', '{}', ?, ?)",
                            noon,
                            noon));

            String text = database.jdbi()
                    .withHandle(h -> h.createQuery("SELECT CAST(created_at AS CHAR) FROM connection")
                            .mapTo(String.class)
                            .one());
            Instant back = database.jdbi().withHandle(h -> h.createQuery("SELECT created_at FROM connection")
                    .mapTo(Instant.class)
                    .one());

            assertThat(text).isEqualTo("2026-07-01 12:00:00.123456");
            assertThat(back).isEqualTo(noon);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aTransactionIsSeenWhenItIsOverAndLeavesNothingWhenItFails() {
        try (Database database = TestDatabase.fresh()) {
            Jdbi jdbi = database.jdbi();
            jdbi.useHandle(session -> {
                session.useTransaction(tx -> {
                    warehouse(tx, "A");
                    assertThat(warehouses(jdbi)).isEmpty();
                });
                assertThat(warehouses(jdbi)).containsExactly("A");
                assertThatThrownBy(() -> session.useTransaction(tx -> {
                            warehouse(tx, "B");
                            warehouse(tx, "A");
                        }))
                        .hasMessageContaining("Duplicate");
                assertThat(warehouses(jdbi)).containsExactly("A");

                warehouse(session, "C");
                assertThat(session.isInTransaction()).isFalse();
                assertThat(warehouses(jdbi)).containsExactly("A", "C");
            });
        }
    }

    @Test
    void aTransactionReadsWhatOthersHaveCommittedSinceItBegan() {
        try (Database database = TestDatabase.fresh()) {
            Jdbi jdbi = database.jdbi();
            new Transactions(database).run(tx -> {
                assertThat(warehouses(tx)).isEmpty();
                try (Handle other = jdbi.open()) {
                    warehouse(other, "A");
                }
                assertThat(warehouses(tx)).containsExactly("A");
                return null;
            });
        }
    }

    @Test
    void aTransactionCostsTwoCallsBesideItsOwn() {
        try (Database database = TestDatabase.fresh()) {
            database.jdbi().useHandle(session -> {
                long before = questions(session);
                session.useTransaction(tx -> warehouse(tx, "A"));
                // Its beginning, its statement, its end, and the question itself.
                assertThat(questions(session) - before).isEqualTo(4);
            });
        }
    }

    private static void warehouse(Handle handle, String name) {
        handle.execute("INSERT INTO warehouse (name, created_at, updated_at) VALUES (?, NOW(6), NOW(6))", name);
    }

    /** As another session sees them: one of its own, also beneath one of this thread. */
    private static List<String> warehouses(Jdbi jdbi) {
        try (Handle other = jdbi.open()) {
            return warehouses(other);
        }
    }

    private static List<String> warehouses(Handle handle) {
        return handle.createQuery("SELECT name FROM warehouse ORDER BY id")
                .mapTo(String.class)
                .list();
    }

    private static long questions(Handle session) {
        return session.createQuery(
                        "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'QUESTIONS'")
                .mapTo(Long.class)
                .one();
    }
}
