package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
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
}
