package io.tillbridge.flow.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a process that writes, numbers and reads events, at any moment. The system property
 * {@code kills.events} makes them fewer.
 */
@Tag("long")
class EventKillTest {
    private static final int KILLS = Integer.getInteger("kills.events", 200);

    @TempDir
    Path folder;

    @Test
    void noEventIsLostAndARepeatedOneHasItsNumber() throws Exception {
        DatabaseSettings settings = TestDatabase.freshSettings(folder.resolve("test"));
        try (Database database = Database.open(settings)) {
            database.jdbi().useHandle(handle -> {
                handle.execute("CREATE TABLE kill_truth (id BIGINT AUTO_INCREMENT PRIMARY KEY, subject INT NOT NULL,"
                        + " KEY (subject, id))");
                handle.execute("CREATE TABLE kill_read (id BIGINT AUTO_INCREMENT PRIMARY KEY, number BIGINT NOT NULL,"
                        + " truth BIGINT NOT NULL, KEY (truth))");
            });
            Random random = new Random(7);
            for (int kill = 0; kill < KILLS; kill++) {
                kill(settings, Duration.ofMillis(random.nextInt(400)));
            }

            EventProcess last = new EventProcess(Database.join(settings));
            try (last) {
                Until.passes(() -> assertThat(number(
                                database,
                                "SELECT (SELECT COUNT(*) FROM event_intake) + (SELECT last FROM event_numbering)"
                                        + " - (SELECT place FROM event_reader WHERE name = 'killed')"))
                        .isZero());
            }

            assertThat(number(database, "SELECT COUNT(*) FROM kill_truth")).isGreaterThan(KILLS);
            assertThat(number(
                            database,
                            "SELECT COUNT(*) FROM kill_truth t WHERE NOT EXISTS"
                                    + " (SELECT 1 FROM kill_read r WHERE r.truth = t.id)"))
                    .as("lost")
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT COUNT(*) FROM kill_read r WHERE NOT EXISTS"
                                    + " (SELECT 1 FROM kill_truth t WHERE t.id = r.truth)"))
                    .as("of changes that were never made")
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT COUNT(*) FROM (SELECT truth FROM kill_read GROUP BY truth"
                                    + " HAVING COUNT(DISTINCT number) > 1) twice"))
                    .as("with two numbers")
                    .isZero();
            assertThat(
                            number(
                                    database,
                                    """
                            SELECT COUNT(*) FROM kill_truth a JOIN kill_truth b ON b.subject = a.subject AND b.id =
                              (SELECT MIN(id) FROM kill_truth n WHERE n.subject = a.subject AND n.id > a.id)
                            WHERE (SELECT MIN(number) FROM kill_read r WHERE r.truth = a.id)
                              > (SELECT MIN(number) FROM kill_read r WHERE r.truth = b.id)"""))
                    .as("out of order")
                    .isZero();
        }
    }

    /** Starts a process and kills it so long after it works. */
    private void kill(DatabaseSettings settings, Duration after) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EventProcess.class.getName(),
                        settings.url(),
                        settings.account().username(),
                        settings.account().password(),
                        folder.resolve("child").toString()))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader()) {
            StringBuilder said = new StringBuilder();
            String line = out.readLine();
            while (line != null && !line.equals("ready")) {
                said.append(line).append('\n');
                line = out.readLine();
            }
            assertThat(line).as(said.toString()).isEqualTo("ready");
            Until.later(after);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long number(Database database, String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
