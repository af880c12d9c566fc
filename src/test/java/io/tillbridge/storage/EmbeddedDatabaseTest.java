package io.tillbridge.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    private Path temp;

    private Path dataDir;

    /** The unpacked server of the other tests is used again through a link: unpacking takes seconds. */
    @BeforeEach
    void borrowTheUnpackedServer() throws IOException {
        TestDatabase.fresh().close();
        dataDir = temp.resolve("a folder's name, long " + "x".repeat(120));
        Files.createDirectories(dataDir.resolve("mariadb"));
        Files.createSymbolicLink(dataDir.resolve("mariadb/base"), TestDatabase.binaries());
    }

    @AfterEach
    void giveItBack() throws IOException {
        Files.delete(dataDir.resolve("mariadb/base"));
    }

    @Test
    void aHubThatWasKilledLeavesNothingInTheWayOfTheNext() throws Exception {
        HubProcess killed = HubProcess.start(dataDir);
        killed.kill();
        assertThat(StaleServer.find(ServerFolder.in(dataDir))).hasSize(1);

        try (Database database = Database.open(settings())) {

            assertThat(connections(database)).isEqualTo(1);
            assertThat(StaleServer.find(ServerFolder.in(dataDir))).hasSize(1);
        }
        assertThat(StaleServer.find(ServerFolder.in(dataDir))).isEmpty();
    }

    @Test
    void temporaryTablesLieInTheHubsOwnFolder() throws Exception {
        try (Database database = Database.open(settings())) {
            String folder = database.jdbi().withHandle(handle -> handle.createQuery("SELECT @@tmpdir")
                    .mapTo(String.class)
                    .one());

            assertThat(folder).isEqualTo(dataDir.resolve("mariadb/tmp").toString());
        }
    }

    @Test
    void twoHubsThatStartForTheFirstTimeAtOnceDoNotMeet() throws Exception {
        Path otherDir = Files.createDirectories(temp.resolve("other/mariadb")).getParent();
        Files.createSymbolicLink(otherDir.resolve("mariadb/base"), TestDatabase.binaries());
        DatabaseSettings other = new DatabaseSettings("", "", "", otherDir, 4, "64M");
        try {
            CompletableFuture<Database> one = CompletableFuture.supplyAsync(() -> Database.open(settings()));
            CompletableFuture<Database> two = CompletableFuture.supplyAsync(() -> Database.open(other));

            try (Database first = one.join();
                    Database second = two.join()) {
                assertThat(List.of(connections(first), connections(second))).containsExactly(0, 0);
            }
        } finally {
            Files.delete(otherDir.resolve("mariadb/base"));
        }
    }

    @Test
    void aServerThatWouldNotTakeTheHubsWritesIsRefusedWithAllItsFaults() {
        ServerFolder folder = ServerFolder.in(dataDir);
        List<String> options = List.of("--local-infile=0", "--log-bin=binary", "--binlog-format=STATEMENT");
        try (EmbeddedServer server = EmbeddedServer.start(folder, "64M", options)) {
            JdbcUrl url = server.url(EmbeddedServer.DATABASE);

            assertThatThrownBy(() -> ServerCheck.check(url, folder.owner()))
                    .hasMessageContaining(url.address() + ": expected a server that accepts LOAD DATA LOCAL, found")
                    .hasMessageContaining(url.address() + ": expected binlog_format = MIXED or ROW, found STATEMENT");
        }
    }

    @Test
    void committedRowsSurviveWhenTheServerIsKilledToo() throws Exception {
        HubProcess killed = HubProcess.start(dataDir);
        List<ProcessHandle> servers = StaleServer.find(ServerFolder.in(dataDir));
        servers.forEach(ProcessHandle::destroyForcibly);
        killed.kill();

        try (Database database = Database.open(settings())) {

            assertThat(connections(database)).isEqualTo(1);
        }
    }

    @Test
    void aSecondHubOnTheSameFolderIsRefused() throws Exception {
        try (HubProcess first = HubProcess.start(dataDir)) {

            DatabaseFault fault = catchThrowableOfType(DatabaseFault.class, () -> Database.open(settings()));

            assertThat(fault.kind()).isEqualTo(DatabaseFault.Kind.IN_USE);
            assertThat(fault.getMessage())
                    .matches("data\\.dir: expected a folder of its own for each hub, found \\Q" + dataDir
                            + "\\E in use by another hub \\(process \\d+, since [^)]+\\)\\."
                            + " Stop that one, or start this one with another data\\.dir\\.");
            first.kill();
        }
        StaleServer.stop(ServerFolder.in(dataDir));
    }

    @Test
    void aCommandJoinsTheDatabaseOfTheRunningHub() throws Exception {
        try (HubProcess running = HubProcess.start(dataDir)) {
            try (Database joined = Database.join(settings())) {

                assertThat(connections(joined)).isEqualTo(1);
            }
            assertThat(StaleServer.find(ServerFolder.in(dataDir))).hasSize(1);
            running.kill();
        }
        StaleServer.stop(ServerFolder.in(dataDir));
    }

    @Test
    void whatTheServerKeepsIsForItsOwnerOnly() throws Exception {
        Database.open(settings()).close();

        Path password = dataDir.resolve("mariadb/password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(dataDir.resolve("mariadb/init.sql")).doesNotExist();
    }

    @Test
    void aStartThatFailsSaysWhyAndLetsTheFolderGo() throws Exception {
        Files.createDirectories(dataDir.resolve("mariadb/data"));

        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> Database.open(settings()))
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining("did not start: the server ended with code 1. MariaDB said: ")
                    .hasMessageContaining("Table 'mysql.db' doesn't exist")
                    .hasMessageContaining("mend what it names (rights, free disk space)");
        }
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings("", "", "", dataDir, 4, "64M");
    }

    private static int connections(Database database) {
        return database.jdbi().withHandle(h -> h.createQuery("SELECT COUNT(*) FROM connection")
                .mapTo(Integer.class)
                .one());
    }
}
