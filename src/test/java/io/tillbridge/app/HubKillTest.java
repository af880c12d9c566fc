package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.remotefiles.VendorProtocol;
import io.tillbridge.remotefiles.VendorServerUnderTest;
import io.tillbridge.sandbox.SandboxCatalogs;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment of pull and load, from a server of each kind: the next start ends as if nothing had happened. */
@Tag("long")
class HubKillTest {
    private static final int ROUNDS = 20;
    private static final Duration DEADLINE = Until.STOP;

    private static final String FETCHING = "SELECT NOT EXISTS (SELECT 1 FROM delivery WHERE state <> 'receiving')";
    private static final String UNDER_WAY = "SELECT (SELECT COUNT(*) FROM run WHERE state IN ('queued', 'running'))"
            + " + (SELECT COUNT(*) FROM delivery WHERE state IN ('receiving', 'received', 'loading'))";

    @TempDir
    private Path temp;

    private final List<VendorServerUnderTest> vendors = new ArrayList<>();
    private Path files;

    @BeforeEach
    void aVendorWithTwoFiles() throws Exception {
        files = Files.createDirectories(temp.resolve("vendor"));
        SandboxCatalogs.large(files.resolve("a-large.csv"), 30_000, 0.05, 7);
        // The same SKUs again, with other faults: the later file decides.
        SandboxCatalogs.large(files.resolve("b-small.csv"), 300, 0.3, 8);
        for (VendorProtocol protocol : VendorProtocol.ofEachKind().toList()) {
            vendors.add(protocol.start(temp.resolve(protocol.name()), files, "secret"));
        }
    }

    @AfterEach
    void close() throws Exception {
        for (VendorServerUnderTest vendor : vendors) {
            vendor.close();
        }
    }

    @Test
    void aKillAtAnyMomentOfAPullLeavesTheSameProductsAndErrorFiles() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        System.out.println("HubKillTest: -Dtests.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        DatabaseSettings undisturbed = TestDatabase.freshSettings(temp.resolve("undisturbed/data"));
        Times times = pull(undisturbed);
        RunOutcome reference = RunOutcome.of(undisturbed);
        assertThat(reference.products()).hasSizeGreaterThan(25_000);

        for (int round = 0; round < ROUNDS; round++) {
            DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("round-" + round + "/data"));
            boolean inLoad = round % 2 == 1;
            long span = inLoad ? times.load() : times.fetch();
            int step = round / 2;
            long delay = (long) (span * (step + random.nextDouble()) * 2 / ROUNDS);
            VendorServerUnderTest vendor = vendors.get(step % vendors.size());
            String what = "round " + round + ", " + vendor.protocol() + ", seed " + seed + ", killed "
                    + TimeUnit.NANOSECONDS.toMicros(delay) + " µs after "
                    + (inLoad ? "the last file was fetched" : "the pull was asked for");

            String left = killedAfter(vendor, delay, inLoad, database);
            startAgain(database, what + ", " + left);

            System.out.println("HubKillTest: " + what + ", " + left);
            assertThat(RunOutcome.of(database).differencesFrom(reference))
                    .as(what + ", " + left)
                    .isEmpty();
        }
    }

    @Test
    void aKillInTheMiddleOfALoadIntoItsOwnDatabaseIsMendedByTheNextStart() throws Exception {
        SandboxCatalogs.large(files.resolve("a-large.csv"), 100_000, 0.05, 7);
        DatabaseSettings undisturbed = TestDatabase.freshSettings(temp.resolve("undisturbed/data"));
        pull(undisturbed);
        RunOutcome reference = RunOutcome.of(undisturbed);

        for (int products : List.of(1, 50_000)) {
            DatabaseSettings own =
                    new DatabaseSettings("", "", "", temp.resolve("own-" + products + "/data"), 8, "64M");
            Path server = Files.createDirectories(own.dataDir().resolve("mariadb"));
            Files.createSymbolicLink(server.resolve("base"), TestDatabase.binaries());
            String what = "killed when " + products + " products were there";

            killedWith(products, own);
            ChildHub next = ChildHub.start(own);
            try (Database database = Database.join(own)) {
                none(UNDER_WAY, database.jdbi(), what + ": all work is done after the next start");
                assertThat(RunOutcome.of(database.jdbi(), own).differencesFrom(reference))
                        .as(what)
                        .isEmpty();
            } finally {
                next.endInOrder();
                Files.delete(server.resolve("base"));
            }
        }
    }

    private void killedWith(int products, DatabaseSettings own) throws Exception {
        ChildHub hub = ChildHub.start(own);
        try (Database database = Database.join(own)) {
            try (hub) {
                hub.pull(hub.connect(vendors.get(0)));
                none("SELECT COUNT(*) < " + products + " FROM product", database.jdbi(), "products are there");
            }
            // The server outlives the hub, so it can still be asked.
            String left = database.jdbi().withHandle(handle -> handle.createQuery("SELECT state FROM delivery")
                    .mapTo(String.class)
                    .one());
            assertThat(left).isEqualTo("loading");
        }
    }

    /** From the request until the files are fetched, and from then to the end; in nanoseconds. */
    private record Times(long fetch, long load) {}

    private Times pull(DatabaseSettings database) throws Exception {
        try (ChildHub hub = ChildHub.start(database)) {
            long connection = hub.connect(vendors.get(0));
            long begin = System.nanoTime();
            long run = hub.pull(connection);
            none(FETCHING, database, "the files are fetched");
            long fetched = System.nanoTime();
            none(UNDER_WAY, database, "the undisturbed pull ends");
            long end = System.nanoTime();
            assertThat(hub.get("/runs/" + run).path("state").asText()).isEqualTo("succeeded");
            return new Times(fetched - begin, end - fetched);
        }
    }

    /** What the killed hub had reached, in words. */
    private String killedAfter(VendorServerUnderTest vendor, long delay, boolean inLoad, DatabaseSettings database)
            throws Exception {
        try (ChildHub hub = ChildHub.start(database)) {
            long connection = hub.connect(vendor);
            long asked = System.nanoTime();
            hub.pull(connection);
            if (inLoad) {
                none(FETCHING, database, "the files are fetched");
            }
            Until.later(Duration.ofNanos((inLoad ? System.nanoTime() : asked) + delay - System.nanoTime()));
        }
        return RunOutcome.jdbi(database)
                .withHandle(handle -> "run "
                        + handle.createQuery("SELECT CONCAT(state, ' ', COALESCE(progress, '')) FROM run")
                                .mapTo(String.class)
                                .list()
                        + ", delivery "
                        + handle.createQuery("SELECT CONCAT(state, IF(planned, ' planned', '')) FROM delivery")
                                .mapTo(String.class)
                                .list()
                        + ", products "
                        + handle.createQuery("SELECT COUNT(*) FROM product")
                                .mapTo(Integer.class)
                                .one());
    }

    private static void startAgain(DatabaseSettings database, String what) throws Exception {
        try (ChildHub hub = ChildHub.start(database)) {
            assertThat(hub.alive()).isTrue();
            none(UNDER_WAY, database, what + ": all work is done after the next start");
        }
    }

    /** Waits until the count is zero. */
    private static void none(String count, DatabaseSettings database, String what) throws Exception {
        none(count, RunOutcome.jdbi(database), what);
    }

    private static void none(String count, Jdbi database, String what) throws Exception {
        try (Handle handle = database.open()) {
            Until.within(
                    DEADLINE,
                    what,
                    () -> handle.createQuery(count).mapTo(Integer.class).one() == 0);
        }
    }
}
