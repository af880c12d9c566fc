package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.EmbeddedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server of a whole hub in a process of its own is killed. */
@Tag("long")
class DatabaseDeathTest {
    /** Ends a test that hangs; a busy machine takes minutes for so many rows. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private static final int ROWS = 40_000;

    @TempDir
    private Path temp;

    private DatabaseSettings own;
    private SandboxVendor vendor;

    @BeforeEach
    void aVendorWithALargeFile() throws Exception {
        Path files = Files.createDirectories(temp.resolve("vendor"));
        SandboxCatalogs.large(files.resolve("a-large.csv"), ROWS, 0, 7);
        vendor =
                SandboxVendor.start(temp.resolve("ssh"), 0, List.of(SandboxUser.withPassword("acme", "secret", files)));
        own = new DatabaseSettings("", "", "", temp.resolve("own/data"), 8, "64M");
        EmbeddedProcess.borrow(own.dataDir());
    }

    @AfterEach
    void stop() throws Exception {
        vendor.close();
        EmbeddedProcess.giveBack(own.dataDir());
    }

    @Test
    void aLoadUnderWayIsDoneByTheSameHubWhenItsDatabaseIsBack() throws Exception {
        ChildHub hub = ChildHub.start(own);
        try (Database database = Database.join(own)) {
            hub.pull(hub.connect(vendor, "acme"));
            Until.within(SOON, "the first products are there", () -> count(database, "product") > 0);

            EmbeddedProcess.of(own.dataDir()).kill();

            Until.within(SOON, "all products are there", () -> count(database, "product") == ROWS);
            Until.within(
                    SOON,
                    "no work is left",
                    () -> count(database, "run WHERE state IN ('queued', 'running')") == 0
                            && count(database, "delivery WHERE state IN ('receiving', 'received', 'loading')") == 0);
            assertThat(hub.alive()).isTrue();
        } finally {
            hub.endInOrder();
        }
    }

    @Test
    void aDatabaseThatDiesAgainAndAgainEndsTheHubWithItsReasonAndCode() throws Exception {
        try (ChildHub hub = ChildHub.start(own)) {
            for (int death = 1; death <= 3; death++) {
                Until.within(SOON, "the server runs", () -> killed(own.dataDir()));
            }

            assertThat(hub.exit(SOON)).isEqualTo(70);
            assertThat(hub.output())
                    .contains("The embedded MariaDB died (process ", "It is started again on port ")
                    .contains("died 3 times within 10 minutes, at last: ")
                    .doesNotContain("A fault of the hub itself");
        }
    }

    /** One that is just being started counts, too. */
    private static boolean killed(Path dataDir) {
        try {
            EmbeddedProcess.of(dataDir).kill();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static long count(Database database, String rows) {
        try {
            return database.jdbi().withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + rows)
                    .mapTo(Long.class)
                    .one());
        } catch (JdbiException away) {
            return -1;
        }
    }
}
