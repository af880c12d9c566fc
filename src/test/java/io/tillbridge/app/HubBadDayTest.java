package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.catalog.load.RecordedStatements;
import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine around the hub may do to a pull: the database goes away, the disk takes no more. */
@Tag("long")
class HubBadDayTest {
    private static final Duration DEADLINE = Until.STOP;
    private static final Duration AWAY = Duration.ofMinutes(1);
    private static final int FEW = 10;
    /** A file may grow to 2,000 KiB: the catalog of 20,000 rows has three times that. */
    private static final List<String> SHORT_FILES = List.of("bash", "-c", "ulimit -f 2000; exec \"$@\"", "hub");

    @TempDir
    private Path temp;

    private Path large;
    private long few;

    @AutoClose
    private SandboxVendor vendor;

    private DatabaseSettings database;

    @BeforeEach
    void twoVendors() throws Exception {
        large = Files.createDirectories(temp.resolve("vendor/large"));
        Path small = Files.createDirectories(temp.resolve("vendor/small"));
        SandboxCatalogs.large(small.resolve("few.csv"), FEW, 0, 1);
        few = Files.size(small.resolve("few.csv"));
        vendor = SandboxVendor.start(
                temp.resolve("ssh"),
                0,
                List.of(
                        SandboxUser.withPassword("large", "secret", large),
                        SandboxUser.withPassword("small", "secret", small)));
        database = TestDatabase.freshSettings(temp.resolve("hub/data"));
    }

    @Test
    void aDatabaseThatGoesAwayInTheMiddleOfALoadAndComesBackCostsNothing() throws Exception {
        int rows = 150_000;
        SandboxCatalogs.large(large.resolve("catalog.csv"), rows, 0, 2);
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));

        try (RecordedStatements wire = new RecordedStatements(port);
                ChildHub hub = ChildHub.start(through(wire, port))) {
            long connection = hub.connect(vendor, "large");
            long other = hub.connect(vendor, "small");
            long pull = hub.pull(connection);
            Until.within(DEADLINE, "the first products are written", () -> products(connection) > 0);
            wire.cut();
            assertThat(products(connection))
                    .as("products when the database went")
                    .isLessThan(rows);
            Until.during(AWAY, "the hub lives on without its database", hub::alive);
            wire.mend();

            JsonNode run = hub.ended(pull, DEADLINE);
            JsonNode after = hub.ended(hub.pull(other), DEADLINE);

            assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("succeeded");
            assertThat(run.path("counters").path("created").asInt()).isEqualTo(rows);
            assertThat(products(connection)).isEqualTo(rows);
            assertThat(hub.get("/runs/" + pull + "/events?limit=200").toString())
                    .contains("The database does not answer", "The database answers again; the load goes on.");
            assertThat(after.path("state").asText()).as(after.toString()).isEqualTo("succeeded");
            assertThat(products(other)).isEqualTo(FEW);
        }
    }

    @Test
    void aFileThatMayGrowNoMoreFailsOnePullAndHarmsNoOther() throws Exception {
        int rows = 20_000;
        SandboxCatalogs.large(large.resolve("catalog.csv"), rows, 0, 2);
        long connection;

        try (ChildHub hub = ChildHub.start(database, SHORT_FILES)) {
            connection = hub.connect(vendor, "large");
            long other = hub.connect(vendor, "small");
            JsonNode failed = hub.ended(hub.pull(connection), DEADLINE);
            JsonNode fine = hub.ended(hub.pull(other), DEADLINE);

            assertThat(failed.path("state").asText()).isEqualTo("failed");
            assertThat(failed.path("error").asText())
                    .startsWith("catalog.csv could not be fetched: ")
                    .contains("File too large")
                    .contains("disk");
            assertThat(products(connection)).isZero();
            assertThat(fine.path("state").asText()).as(fine.toString()).isEqualTo("succeeded");
            assertThat(products(other)).isEqualTo(FEW);
            assertThat(keptFiles()).first(LONG).as("longest file kept").isEqualTo(few);
        }

        try (ChildHub hub = ChildHub.start(database)) {
            JsonNode whole = hub.ended(hub.pull(connection), DEADLINE);

            assertThat(whole.path("state").asText()).as(whole.toString()).isEqualTo("succeeded");
            assertThat(products(connection)).isEqualTo(rows);
        }
    }

    @Test
    void aFullDiskFailsOnePullHarmsNoOtherAndIsForgottenOnceThereIsSpace() throws Exception {
        int rows = 20_000;
        SandboxCatalogs.large(large.resolve("catalog.csv"), rows, 0, 2);
        Path spool = Files.createDirectories(database.dataDir().resolve("spool"));

        try (ChildHub hub = ChildHub.start(database, smallDisk(spool))) {
            long connection = hub.connect(vendor, "large");
            long other = hub.connect(vendor, "small");
            JsonNode failed = hub.ended(hub.pull(connection), DEADLINE);
            JsonNode fine = hub.ended(hub.pull(other), DEADLINE);

            assertThat(failed.path("state").asText()).as(failed.toString()).isEqualTo("failed");
            assertThat(failed.path("error").asText())
                    .startsWith("catalog.csv could not be fetched: The disk is full: no space is left for ")
                    .contains("Free some space, then start the work again.");
            assertThat(products(connection)).isZero();
            assertThat(fine.path("state").asText()).as(fine.toString()).isEqualTo("succeeded");
            assertThat(products(other)).isEqualTo(FEW);

            Files.delete(hub.inside(spool.resolve("filler")));
            JsonNode whole = hub.ended(hub.pull(connection), DEADLINE);

            assertThat(whole.path("state").asText()).as(whole.toString()).isEqualTo("succeeded");
            assertThat(products(connection)).isEqualTo(rows);
        }
    }

    /** The spool on a disk of its own of 64 MB, nearly full: 2 MB are left, and the catalog has three times that. */
    private static List<String> smallDisk(Path spool) {
        String narrow = "mount -t tmpfs -o size=64m tmpfs '" + spool + "' && head -c 62M /dev/zero > '" + spool
                + "/filler' && exec \"$@\"";
        return List.of("unshare", "--user", "--map-root-user", "--mount", "bash", "-c", narrow, "hub");
    }

    private DatabaseSettings through(RecordedStatements wire, int port) {
        return new DatabaseSettings(
                database.url().replace(":" + port + "/", ":" + wire.port() + "/"),
                database.username(),
                database.password(),
                database.dataDir(),
                database.poolSize(),
                database.bufferPool());
    }

    private int products(long connection) {
        return RunOutcome.jdbi(database)
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM product WHERE connection_id = ?")
                        .bind(0, connection)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Sizes of all files below the spool, the longest first. */
    private List<Long> keptFiles() throws IOException {
        try (Stream<Path> all = Files.walk(database.dataDir().resolve("spool"))) {
            return all.map(Path::toFile)
                    .filter(File::isFile)
                    .map(File::length)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
