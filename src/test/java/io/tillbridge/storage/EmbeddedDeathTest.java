package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server dies or freezes under a hub that runs. */
class EmbeddedDeathTest {

    @TempDir
    private Path temp;

    private Path dataDir;

    @BeforeEach
    void borrowTheUnpackedServer() throws Exception {
        dataDir = temp.resolve("data");
        EmbeddedProcess.borrow(dataDir);
    }

    @AfterEach
    void giveItBack() throws Exception {
        EmbeddedProcess.giveBack(dataDir);
    }

    @Test
    void aServerThatWasKilledWorksAgainAtTheSameAddressWithAllThatWasCommitted() throws Exception {
        try (Database database = open()) {
            String address = database.address();
            insert(database);

            EmbeddedProcess.of(dataDir).kill();
            until("the database takes a row again", () -> inserts(database));

            assertThat(database.address()).isEqualTo(address);
            assertThat(rows(database)).isEqualTo(2);
            assertThat(database.lost().toCompletableFuture()).isNotDone();
            assertThat(dataDir.resolve("mariadb/init.sql")).doesNotExist();
        }
        assertThat(StaleServer.find(ServerFolder.in(dataDir))).isEmpty();
    }

    @Test
    void aServerThatComesBackKnowsThatItsTablesHaveRows() throws Exception {
        try (Database database = open()) {
            // The server counts by itself now and then; here it is not to.
            asOwner("ALTER TABLE connection STATS_PERSISTENT=1 STATS_AUTO_RECALC=0");
            asOwner("INSERT INTO connection (kind, name, settings, created_at, updated_at)"
                    + " SELECT 'k', seq, '{}', NOW(), NOW() FROM seq_1_to_5000");

            EmbeddedProcess.of(dataDir).kill();
            until("the database answers", () -> answers(database));

            until("its rows are counted", () -> believed(database) > 1000);
        }
    }

    @Test
    void aServerThatDiesAgainAndAgainIsGivenUp() throws Exception {
        try (Database database = open()) {
            for (int death = 1; death <= 3; death++) {
                until("the database answers", () -> answers(database));
                EmbeddedProcess.of(dataDir).kill();
            }

            assertThat(lost(database))
                    .contains("The embedded MariaDB in " + dataDir.resolve("mariadb"))
                    .contains("died 3 times within 10 minutes")
                    // It may answer before its start counts as done.
                    .containsAnyOf(
                            "ended by itself with code 137, killed by signal 9",
                            "its start failed: the server ended with code 137")
                    .contains("Look into " + dataDir.resolve("mariadb/mariadb.log"))
                    .contains("then start the hub again");
        }
        assertThat(StaleServer.find(ServerFolder.in(dataDir))).isEmpty();
    }

    @Test
    void aServerThatCannotBeStartedAgainIsGivenUpWithTheReason() throws Exception {
        try (Database database = open()) {
            Files.delete(dataDir.resolve("mariadb/base"));

            EmbeddedProcess.of(dataDir).kill();

            assertThat(lost(database)).contains("at last: its start failed: the server ended with code 127");
        }
    }

    @Test
    void aHubThatEndsWhileItsServerIsStartedAgainLeavesNoneBehind() throws Exception {
        Database database = open();
        EmbeddedProcess.of(dataDir).kill();

        database.close();

        assertThat(StaleServer.find(ServerFolder.in(dataDir))).isEmpty();
    }

    @Test
    void theProbeTellsOfAServerThatIsFrozenAndOneThatIsDeadAndOneThatIsBack() throws Exception {
        try (Database database = open();
                DatabaseProbe probe = database.probe()) {
            assertThat(probe.fault()).isNull();
            EmbeddedProcess server = EmbeddedProcess.of(dataDir);

            server.freeze();
            try {
                until("the frozen server is told", () -> probe.fault() != null);
                assertThat(probe.fault()).isEqualTo("The database at " + database.address() + " does not answer");
            } finally {
                server.thaw();
            }
            until("the server is well again", () -> probe.fault() == null);

            server.kill();
            until("the dead server is told", () -> probe.fault() != null);
            until("the new server is told", () -> probe.fault() == null);
        }
    }

    private static long believed(Database database) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT table_rows FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE() AND table_name = 'connection'")
                        .mapTo(Long.class)
                        .one());
    }

    private void asOwner(String sql) throws Exception {
        ServerFolder folder = ServerFolder.in(dataDir);
        String url = JdbcUrl.local(folder.announcedPort().orElseThrow(), EmbeddedServer.DATABASE)
                .text();
        DatabaseSettings.Account owner = folder.owner();
        try (Connection connection = DriverManager.getConnection(url, owner.username(), owner.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Database open() {
        return Database.open(new DatabaseSettings("", "", "", dataDir, 4, "64M"));
    }

    private static String lost(Database database) throws Exception {
        return database.lost()
                .toCompletableFuture()
                .get(Until.STOP.toSeconds(), TimeUnit.SECONDS)
                .getMessage();
    }

    private static boolean inserts(Database database) {
        try {
            insert(database);
            return true;
        } catch (JdbiException away) {
            return false;
        }
    }

    private static boolean answers(Database database) {
        try {
            return rows(database) >= 0;
        } catch (JdbiException away) {
            return false;
        }
    }

    private static void insert(Database database) {
        database.jdbi()
                .useHandle(
                        handle -> handle.execute("INSERT INTO connection (kind, name, settings, created_at, updated_at)"
                                + " SELECT 'k', CONCAT('n', COUNT(*)), '{}', NOW(), NOW() FROM connection"));
    }

    private static int rows(Database database) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM connection")
                .mapTo(Integer.class)
                .one());
    }

    private static void until(String what, BooleanSupplier isSo) {
        Until.passes(() -> assertThat(isSo.getAsBoolean()).as(what).isTrue());
    }
}
