package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.remotefiles.VendorProtocol;
import io.tillbridge.remotefiles.VendorServerUnderTest;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.storage.Database;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come between a pull and its end, seen from outside: the run, its messages, the other vendor. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.tillbridge.remotefiles.VendorProtocol#ofEachKind")
class HubPullTest {
    private static final Duration DEADLINE = Until.STOP;
    private static final String ROW = ",Lamp,Alder,12.50,6,en\n";

    @TempDir
    private static Path temp;

    private static VendorHub world;
    private static VendorServerUnderTest other;

    @Parameter
    private VendorProtocol protocol;

    @BeforeParameterizedClassInvocation
    static void oneHubAndTwoVendors(VendorProtocol protocol) throws Exception {
        Path folder = temp.resolve(protocol.name());
        world = new VendorHub(protocol, folder, "1h");
        // A second after the start the clock ticks for the first time; what waits in a test is to wait.
        Until.within(DEADLINE, "the clock of what waits has ticked", HubPullTest::ticked);
        Path files = Files.createDirectories(folder.resolve("other"));
        Files.writeString(files.resolve("o.csv"), VendorHub.HEADER + "O-1" + ROW);
        other = protocol.start(folder.resolve("other-keys"), files, VendorHub.PASSWORD);
    }

    private static boolean ticked() throws Exception {
        return world.metrics()
                .lines()
                .filter(line -> line.startsWith("camel_exchanges_succeeded_total{"))
                .filter(line -> line.contains("routeId=\"schedule-waiting\""))
                .anyMatch(line -> !line.endsWith(" 0.0"));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        world.close();
        other.close();
    }

    /** One way in which a vendor's server fails, and what a person then reads; blank where that kind cannot. */
    private record Fault(
            String name,
            Function<VendorProtocol, Map<String, Object>> settings,
            String password,
            Consumer<VendorServerUnderTest> cause,
            String message,
            String ofAWebServer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        String right = VendorHub.PASSWORD;
        return Stream.of(
                new Fault(
                        "wrong password",
                        kind -> Map.of(),
                        "guess",
                        vendor -> {},
                        "does not let user vera in with this password",
                        "does not accept the sign-in (401)"),
                new Fault(
                        "changed identity",
                        kind -> Map.of(),
                        right,
                        vendor -> vendor.faults().otherHostKey(true),
                        "is not the pinned one: expected ",
                        "is not the pinned one: expected SHA256:"),
                new Fault(
                        "unknown host",
                        kind -> kind.folders()
                                ? Map.of("host", "vendor.invalid")
                                : Map.of("urls", List.of("https://vendor.invalid/a.csv")),
                        right,
                        vendor -> {},
                        "is not known by that name",
                        "is not known by that name"),
                new Fault(
                        "absent path",
                        kind -> kind.folders() ? Map.of("path", "/nowhere") : Map.of("urls", List.of(nowhere())),
                        right,
                        vendor -> {},
                        "The folder /nowhere is not there",
                        "is not there (404)"),
                new Fault(
                        "growing file",
                        kind -> Map.of(),
                        right,
                        vendor -> vendor.faults().grow("a.csv"),
                        "The file a.csv grew between the two looks at it",
                        "The file a.csv grew between the two looks at it"));
    }

    private static String nowhere() {
        return "https://127.0.0.1:" + world.vendor.port() + "/nowhere.csv";
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfOneVendorIsToldAndHarmsNoOther(Fault fault) throws Exception {
        world.offer("a.csv", VendorHub.HEADER + "A-1" + ROW);
        Connection faulty = world.connection(world.vendor, fault.settings().apply(protocol), fault.password());
        Connection sound = world.connection(other, Map.of(), VendorHub.PASSWORD);
        fault.cause().accept(world.vendor);

        Run first = world.request("catalog-pull", faulty, false);
        Run second = world.request("catalog-pull", sound, false);
        Run told = world.ended(first);
        Run fine = world.ended(second);
        world.vendor.faults().otherHostKey(false);

        assertThat(told.state()).isEqualTo(RunState.FAILED);
        assertThat(told.error())
                .contains(protocol.folders() ? fault.message() : fault.ofAWebServer())
                .doesNotContain("guess", "Exception");
        assertThat(state(faulty)).isEqualTo(ConnectionState.FAILING);
        assertThat(fine.state()).as(fine.error()).isEqualTo(RunState.SUCCEEDED);
        assertThat(fine.counters()).containsEntry("created", 1L);
        assertThat(state(sound)).isEqualTo(ConnectionState.OK);
    }

    @Test
    void aPullSignsInOnceToListAndOnceToFetch() throws Exception {
        world.offer(Stream.of("a", "b", "c", "d", "e")
                .flatMap(name -> Stream.of(name + ".csv", VendorHub.HEADER + name + "-1" + ROW))
                .toArray(String[]::new));
        Connection connection = world.connection();
        long before = world.vendor.faults().signInsTried();

        world.pull(connection);

        // A web server is asked for each file, and then whether it has changed.
        assertThat(world.vendor.faults().signInsTried() - before).isEqualTo(protocol.folders() ? 2 : 10);
    }

    @Test
    void aPasswordThatIsRevokedAfterTheListingCostsOneSignInMoreAndTheNextPullTakesAll() throws Exception {
        world.offer(Stream.of("a", "b", "c", "d", "e")
                .flatMap(name -> Stream.of(name + ".csv", VendorHub.HEADER + name + "-1" + ROW))
                .toArray(String[]::new));
        Connection connection = world.connection();
        long before = world.vendor.faults().signInsTried();
        world.vendor.faults().refuseSignInAfter(1);

        Run run = world.pull(connection);
        long tried = world.vendor.faults().signInsTried() - before;
        world.vendor.faults().refuseSignInAfter(Integer.MAX_VALUE);

        assertThat(tried).as("the listing, and a.csv in vain").isEqualTo(2);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        if (!protocol.folders()) {
            assertThat(run.error()).contains("does not accept the sign-in (401)");
            assertThat(world.pull(connection).counters()).containsEntry("created", 5L);
            return;
        }
        assertThat(run.error())
                .startsWith("a.csv could not be fetched: The vendor's server ")
                .contains("\nNot tried after that: b.csv, c.csv, d.csv, e.csv. The next pull takes them.");
        assertThat(world.pull(connection).counters()).containsEntry("created", 5L);
    }

    @Test
    void aSlowTransferTellsHowFarItIs() throws Exception {
        world.offer("slow.csv", rows(20_000, "1"));
        world.vendor.faults().slow(60_000);
        Run run = world.request("catalog-pull", world.connection(), false);

        JsonNode first = progressBeyond(0, run);
        JsonNode second = progressBeyond(first.path("bytes").asLong(), run);
        world.vendor.faults().slow(0);

        assertThat(first.path("step").asText()).isEqualTo("fetch");
        assertThat(first.path("file").asText()).isEqualTo("slow.csv");
        assertThat(second.path("bytesPerSecond").asLong()).isPositive();
        assertThat(second.path("bytesTotal").asLong())
                .isEqualTo(rows(20_000, "1").length());
        assertThat(second.path("share").asDouble())
                .isGreaterThan(first.path("share").asDouble())
                .isLessThan(1);
        assertThat(world.ended(run).state()).isEqualTo(RunState.SUCCEEDED);
    }

    private static JsonNode progressBeyond(long bytes, Run run) throws Exception {
        Until.within(
                DEADLINE,
                "more than " + bytes + " bytes are told",
                () -> world.get("/runs/" + run.id()).at("/progress/bytes").asLong() > bytes);
        return world.get("/runs/" + run.id()).path("progress");
    }

    @Test
    void aRunCancelledInTheLoadIsCancelledAndTheNextPullLoadsTheRest() throws Exception {
        world.offer("a.csv", rows(1, "1"));
        Connection connection = world.connection();
        world.pull(connection);
        world.offer("a.csv", rows(5_000, "2"));

        Run cancelled;
        try (Handle inTheWay = RunOutcome.jdbi(world.database).open()) {
            inTheWay.begin();
            inTheWay.createQuery("SELECT id FROM product WHERE connection_id = ? FOR UPDATE")
                    .bind(0, connection.id())
                    .mapTo(Long.class)
                    .one();
            Run run = world.request("catalog-pull", connection, false);
            Until.within(DEADLINE, "products are being loaded", () -> world.get("/runs/" + run.id())
                    .at("/progress/step")
                    .asText()
                    .equals("load"));
            world.post("/runs/" + run.id() + "/cancel");
            anotherBeat(run);
            anotherBeat(run);
            inTheWay.rollback();
            cancelled = world.ended(run);
        }

        assertThat(cancelled.state()).isEqualTo(RunState.CANCELLED);
        assertThat(cancelled.error()).isNull();
        assertThat(cancelled.counters()).doesNotContainKey("created");
        assertThat(world.uploads(connection).get(0).error())
                .isEqualTo("Cancelled. What is loaded stays; run the pull again to load the rest.");
        assertThat(state(connection)).isEqualTo(ConnectionState.OK);
        Run again = world.pull(connection);
        assertThat(again.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(world.uploads(connection).get(0).state()).isEqualTo(UploadState.LOADED);
        assertThat(products(connection, "2")).isEqualTo(5_000);
    }

    /** The hub looks whether a run shall stop when it prolongs the run's lease. */
    private static void anotherBeat(Run run) throws Exception {
        String before = lease(run);
        Until.within(DEADLINE, "the run's lease is prolonged", () -> !lease(run).equals(before));
    }

    private static String lease(Run run) {
        return RunOutcome.jdbi(world.database)
                .withHandle(handle -> handle.createQuery("SELECT lease_until FROM run WHERE id = ?")
                        .bind(0, run.id())
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aDryRunTellsWhatLoadingWouldDoToADeliveryThatWaits() throws Exception {
        world.offer("a.csv", rows(3, "1"));
        Connection connection = world.connection();
        long waiting = waiting(connection, "m.csv", VendorHub.HEADER + "M-1" + ROW + "M-2,,Alder,1,1,en\n");
        String told = "m.csv would be loaded: 2 rows, 1 created, 0 updated, 0 unchanged, 1 rejected;"
                + " findings {NAME_MISSING=1}";

        Run load = world.ended(world.request("catalog-load", connection, true));
        Run pull = world.ended(world.request("catalog-pull", connection, true));

        assertThat(load.error()).isNull();
        assertThat(world.events(load)).contains("Would load delivery " + waiting + ", which waits.", told);
        assertThat(world.events(pull))
                .contains(
                        told,
                        "Before these files what waits would be loaded (delivery " + waiting
                                + "); what follows is told by the products as they stand now.",
                        "a.csv would be loaded: 3 rows, 3 created, 0 updated, 0 unchanged, 0 rejected; findings {}");
        assertThat(world.uploads(connection)).singleElement().satisfies(upload -> assertThat(upload.state())
                .isEqualTo(UploadState.RECEIVED));
        assertThat(products(connection, "12.5")).isZero();
    }

    @Test
    void everyMeterIsInTheDocs() throws Exception {
        world.offer("a.csv", VendorHub.HEADER + "A-1" + ROW + "A-2,,Alder,1,1,en\n");
        world.pull(world.connection());

        String documented = Files.readString(Path.of("docs/observability.md"));

        assertThat(world.metrics()
                        .lines()
                        .filter(line -> line.startsWith("# TYPE "))
                        .map(line -> line.substring("# TYPE ".length(), line.lastIndexOf(' ')))
                        .filter(name -> !documented.contains("`" + name + "`")))
                .isEmpty();
    }

    /** Only a web server says so; of the others each file is fetched, and known by its bytes. */
    @Test
    void aSecondPullOfTheSameFilesChangesNothing() throws Exception {
        world.offer("a.csv", rows(2, "1"), "b.csv", VendorHub.HEADER + "B-1" + ROW);
        Connection connection = world.connection();
        world.pull(connection);

        Run again = world.pull(connection);

        assertThat(again.state()).as(again.error()).isEqualTo(RunState.SUCCEEDED);
        assertThat(again.counters().getOrDefault("created", 0L)).isZero();
        assertThat(again.counters().getOrDefault("updated", 0L)).isZero();
        assertThat(again.counters().getOrDefault("filesFetched", 0L)).isEqualTo(protocol.folders() ? 2L : 0L);
        if (!protocol.folders()) {
            assertThat(world.events(again))
                    .contains("The server says that nothing has changed since the last load (304 Not Modified);"
                            + " nothing is fetched.");
            assertThat(world.uploads(connection)).hasSize(2);
        }
        world.offer("a.csv", rows(2, "3"), "b.csv", VendorHub.HEADER + "B-1" + ROW);
        assertThat(world.pull(connection).counters()).containsEntry("updated", 2L);
    }

    private static long waiting(Connection connection, String name, String content) throws Exception {
        Deliveries deliveries = world.hub.core().deliveries();
        long delivery = deliveries.open(
                connection.id(), "manual", null, io.tillbridge.catalog.CatalogSettings.defaults(), false);
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        deliveries.receive(delivery, name, 1 << 20, new ByteArrayInputStream(bytes));
        deliveries.received(delivery, false);
        return delivery;
    }

    private static String rows(int count, String price) {
        StringBuilder rows = new StringBuilder(VendorHub.HEADER);
        IntStream.rangeClosed(1, count).forEach(i -> rows.append("S-" + i + ",Lamp,Alder," + price + ",1,en\n"));
        return rows.toString();
    }

    private static int products(Connection connection, String price) {
        Database database = world.hub.core().database();
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM product WHERE connection_id = ? AND msrp = ?")
                .bind(0, connection.id())
                .bind(1, price)
                .mapTo(Integer.class)
                .one());
    }

    private static ConnectionState state(Connection connection) {
        return world.hub.core().connections().get(connection.id()).state();
    }
}
