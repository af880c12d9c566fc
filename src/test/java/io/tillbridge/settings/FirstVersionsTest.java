package io.tillbridge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstVersionsTest {
    @TempDir
    Path data;

    @Test
    void whatStoodThereBeforeVersionsWereKeptIsTheFirstVersion() {
        DatabaseSettings old = TestDatabase.freshSettings(data);
        String url = "jdbc:mariadb://" + old.url().replaceFirst("^(jdbc:mariadb:)?(//)?", "");
        Flyway.configure()
                .dataSource(url, old.username(), old.password())
                .target("2")
                .load()
                .migrate();
        Jdbi.create(url, old.username(), old.password())
                .useHandle(handle -> handle.execute("INSERT INTO connection"
                        + " (id, kind, name, enabled, settings, version, created_at, updated_at)"
                        + " VALUES (7, 'x', 'O\"Neill \\\\ 🚲', 0, '{\"a\":1}', 5, NOW(6), NOW(6))"));

        try (Database database = Database.open(old)) {
            Version first =
                    new Versions(database.jdbi()).find("connection:7", 5).orElseThrow();

            assertThat(first.who()).isEqualTo(Author.HUB);
            assertThat(first.body())
                    .isEqualTo(Map.of("name", "O\"Neill \\ 🚲", "enabled", false, "settings", Map.of("a", 1)));
        }
    }
}
