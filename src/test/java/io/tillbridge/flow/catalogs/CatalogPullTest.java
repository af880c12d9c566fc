package io.tillbridge.flow.catalogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.app.Until;
import io.tillbridge.catalog.load.Deliveries;
import io.tillbridge.catalog.load.Delivery;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.catalog.load.UploadStore;
import io.tillbridge.connection.CatalogKinds;
import io.tillbridge.connection.ConnectionKinds;
import io.tillbridge.connection.Connections;
import io.tillbridge.connection.Secrets;
import io.tillbridge.remotefiles.RemoteFile;
import io.tillbridge.remotefiles.VendorProtocol;
import io.tillbridge.remotefiles.VendorWorld;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunLog;
import io.tillbridge.run.Running;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "{0}")
@MethodSource("io.tillbridge.remotefiles.VendorProtocol#ofEachKind")
class CatalogPullTest {
    private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";
    private static final long LARGEST = 1_000_000;

    @Parameter
    VendorProtocol protocol;

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Running running =
            new Running(database.jdbi(), (lane, id) -> true, "node", end -> {}, Clock.systemUTC());
    private VendorWorld world;
    private Spool spool;
    private Deliveries deliveries;
    private final RemoteVersionStore versions = new RemoteVersionStore(database);
    private final StepTimes times = new StepTimes((step, took) -> {});
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Connections connections;
    private long connection;

    @BeforeEach
    void open() throws Exception {
        world = new VendorWorld(protocol, folder);
        spool = Spool.open(folder.resolve("spool"));
        deliveries = new Deliveries(database, spool, Clock.systemUTC());
        connections = new Connections(
                database.jdbi(),
                Secrets.open(folder, MASTER_KEY),
                new ConnectionKinds(CatalogKinds.all(Set::of)),
                Clock.systemUTC());
        connection = connections
                .create(Map.of(
                        "kind",
                        protocol.kind(),
                        "name",
                        "Vera",
                        "settings",
                        world.settings(),
                        "secrets",
                        Map.of("password", VendorWorld.PASSWORD)))
                .id();
    }

    @AfterEach
    void close() throws IOException {
        running.close();
        spool.close();
        world.close();
        database.close();
    }

    @Test
    void everyFileOfAPullIsKeptInOneCompleteDelivery() throws Exception {
        world.put("a.csv", "aaa");
        world.put("sub/b.csv", "bb");

        CatalogPullRun pull = list(run(false));
        for (RemoteFile file : pull.getFiles()) {
            assertThat(fetch(pull, file).state()).isEqualTo(UploadState.RECEIVED);
        }
        received(pull);

        Delivery delivery = deliveries.unfinished().get(0);
        assertThat(delivery.complete()).isTrue();
        assertThat(uploads())
                .extracting(Upload::filename)
                .containsExactlyInAnyOrderElementsOf(protocol.shown("a.csv", "sub/b.csv"));
    }

    @Test
    void aFileThatGrowsIsAFailedUploadAndTheOthersAreKept() throws Exception {
        world.put("a.csv", "aaa");
        world.put("growing.csv", "x".repeat(100_000));
        world.faults().grow("growing.csv");

        CatalogPullRun pull = list(run(false));
        Upload kept = fetch(pull, pull.getFiles().get(0));
        Upload grown = fetch(pull, pull.getFiles().get(1));
        received(pull);

        assertThat(kept.state()).isEqualTo(UploadState.RECEIVED);
        assertThat(grown.state()).isEqualTo(UploadState.FAILED);
        assertThat(grown.error()).startsWith("The file growing.csv grew between the two looks at it;");
        assertThat(deliveries.unfinished().get(0).complete()).isFalse();
    }

    @Test
    void aServerThatGoesLeavesNothingHalfAndTheFileIsFetchedAgain() throws Exception {
        world.put("big.csv", "x".repeat(900_000));
        world.faults().dropAfter(400_000);
        CatalogPullRun pull = list(run(false));

        assertThatThrownBy(() -> fetch(pull, pull.getFiles().get(0))).isInstanceOf(PassingFailure.class);
        assertThat(uploads()).isEmpty();
        world.faults().dropAfter(-1);

        assertThat(fetch(pull, pull.getFiles().get(0)).size()).isEqualTo(900_000);
        assertThat(uploads()).hasSize(1);
    }

    @Test
    void afterARefusedSignInNoOtherFileIsTriedAndOneMessageNamesThem() throws Exception {
        CatalogPullRun pull = fiveFiles();
        fetch(pull, pull.getFiles().get(0));
        world.faults().refuseSignIn(true);
        world.vendor.endSessions();
        long before = world.faults().signInsTried();

        takeAll(pull, 1);

        if (!protocol.folders()) {
            // The listing has asked for the files already; that no more is answered does not say that they changed.
            assertThat(error(pull)).isEmpty();
            assertThat(uploads()).hasSize(5).allMatch(upload -> upload.state() == UploadState.RECEIVED);
            return;
        }
        assertThat(world.faults().signInsTried() - before).isOne();
        assertThat(error(pull))
                .matches(
                        "(?s)b\\.csv could not be fetched: The vendor's server .* does not let user vera in .*locked\\."
                                + "\nNot tried after that: c\\.csv, d\\.csv, e\\.csv\\. The next pull takes them\\.");
        assertThat(uploads())
                .filteredOn(upload -> upload.state() == UploadState.FAILED)
                .hasSize(4);
        assertThat(deliveries.unfinished().get(0).complete()).isFalse();
    }

    @Test
    void afterAServerThatIsAwayNoOtherFileIsTried() throws Exception {
        CatalogPullRun pull = fiveFiles();
        fetch(pull, pull.getFiles().get(0));
        world.vendor.close();

        takeAll(pull, 1);

        assertThat(error(pull))
                .matches(
                        "(?s)b\\.csv could not be fetched: .* (does not accept connections|ended the connection .*)\\. .*"
                                + "\nNot tried after that: c\\.csv, d\\.csv, e\\.csv\\. The next pull takes them\\.");
        assertThat(uploads())
                .filteredOn(upload -> upload.state() == UploadState.RECEIVED)
                .hasSize(1);
    }

    @Test
    void oneFileInWhichTheConnectionBreaksIsItsOwnFaultThreeInARowAreTheServers() throws Exception {
        world.faults().dropAfter(0);
        CatalogPullRun pull = fiveFiles();
        takeAll(pull);

        assertThat(error(pull))
                .contains(
                        "a.csv could not be fetched: ", "b.csv could not be fetched: ", "c.csv could not be fetched: ")
                .endsWith("Not tried after that: d.csv, e.csv. The next pull takes them.");
    }

    @Test
    void aPullThatIsCancelledIsNotLoadedByAnotherRun() throws Exception {
        CatalogPullRun pull = fiveFiles();
        fetch(pull, pull.getFiles().get(0));
        running.runs().cancel(pull.run().id());
        Until.holds("the run is told", () -> pull.run().cancelled());

        takeAll(pull, 1);

        assertThat(deliveries.unfinished()).isEmpty();
        assertThat(uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.state()).isEqualTo(UploadState.FAILED);
            assertThat(upload.error()).isEqualTo("Cancelled before it was loaded; run the pull again to load it.");
        });
        assertThat(list(pull.run()).getDeliveryId()).isZero();
    }

    private CatalogPullRun fiveFiles() throws Exception {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            world.put(name + ".csv", "aaa");
        }
        return list(run(false));
    }

    private void takeAll(CatalogPullRun pull) throws IOException {
        takeAll(pull, 0);
    }

    /** As the route does, but without its second tries. */
    private void takeAll(CatalogPullRun pull, int from) throws IOException {
        for (RemoteFile file : pull.getFiles().subList(from, pull.getFiles().size())) {
            try {
                fetch(pull, file);
            } catch (Failure e) {
                missed(pull, file, e);
            }
        }
        received(pull);
    }

    private String error(CatalogPullRun pull) {
        return running.runs().events(pull.run().id(), 0, 50).stream()
                .filter(event -> event.level().equals("error"))
                .map(Run.Event::message)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        world.put("huge.csv", "x".repeat((int) LARGEST + 1));
        world.faults().stall(true);

        CatalogPullRun pull = list(run(false));
        Upload upload = fetch(pull, pull.getFiles().get(0));

        assertThat(upload.state()).isEqualTo(UploadState.REFUSED);
        assertThat(pull.isComplete()).isFalse();
    }

    @Test
    void theDeliveryOfADryRunIsNeverToBeLoadedAndGoneWithTheNextPull() throws Exception {
        world.put("a.csv", "aaa");
        CatalogPullRun tried = list(run(true));
        fetch(tried, tried.getFiles().get(0));

        received(tried);

        assertThat(deliveries.unfinished()).isEmpty();
        list(tried.run());
        assertThat(deliveries.receiving()).extracting(Delivery::id).doesNotContain(tried.getDeliveryId());
        assertThat(uploads()).isEmpty();
    }

    @Test
    void aPullThatDidNotComeToItsEndIsGivenUpByTheNext() throws Exception {
        world.put("a.csv", "aaa");
        CatalogPullRun left = list(run(false));

        CatalogPullRun next = list(left.run());

        assertThat(deliveries.receiving()).extracting(Delivery::id).containsExactly(next.getDeliveryId());
    }

    @Test
    void theWordsOfAPullSayWhatWasFoundAndWhatBecameOfIt() throws Exception {
        RunLog none = run(false);
        Exchange nothing = listed(none, "*", "", "16");
        opened(nothing);
        world.put("a.csv", "aaa");
        world.put("huge.csv", "x".repeat((int) LARGEST + 1));
        Exchange files = listed(none, "*", "", "16");
        CatalogPullRun pull = opened(files);

        if (protocol.folders()) {
            assertThat(nothing.getVariable("found")).isEqualTo("nothing");
            assertThat(nothing.getMessage().getBody()).isEqualTo(List.of());
        } else {
            assertThat(nothing.getVariable("found"))
                    .as("an address without a file")
                    .isEqualTo("files");
        }
        assertThat(files.getVariable("found")).isEqualTo("files");
        assertThat(files.getMessage().getBody()).isEqualTo(pull.getSessions());
        assertThat(fetched(pull, pull.getFiles().get(0), "0").getVariable("fetched"))
                .isEqualTo("kept");
        Exchange large = fetched(pull, pull.getFiles().get(1), "0");
        assertThat(large.getVariable("fetched")).isEqualTo("too-large");
        assertThat(large.getVariable("reason")).isEqualTo("a catalog file may have 1000000 bytes.");
        assertThat(uploads()).as("only a kept file has an upload").hasSize(1);
        Exchange closed = received(pull);
        assertThat(closed.getVariable("received")).isEqualTo("delivery");
        assertThat(closed.getMessage().getBody()).isEqualTo(pull.getDeliveryId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    *              |             | 16 | a.csv, b.json, old/c.csv, old/deep/d.csv | abcde
                    *.csv          |             | 16 | a.csv, old/c.csv, old/deep/d.csv         | acde
                    A.*, ?.JSON    |             | 16 | a.csv, b.json                            | ab
                    *              | old/, *.json| 16 | a.csv                                    | acde
                    *              |             | 1  | a.csv, b.json, old/c.csv                 | abcde
                    *              |             | 0  | a.csv, b.json                            | abcde
                    """)
    void theOptionsOfTheKameletNarrowWhatTheConnectionTakes(
            String include, String exclude, String depth, String expected, String ofAWebServer) throws Exception {
        for (String name : List.of("a.csv", "b.json", "old/c.csv", "old/deep/d.csv", "archive/e.csv")) {
            world.put(name, "aaa");
        }
        connections.change(connection, Map.of("settings", Map.of("ignore", List.of("archive/"))), null);

        CatalogPullRun pull = opened(listed(run(false), include, exclude == null ? "" : exclude, depth));

        if (protocol.folders()) {
            assertThat(String.join(
                            ", ", pull.getFiles().stream().map(RemoteFile::path).toList()))
                    .isEqualTo(expected);
        } else {
            // There are no folders: only names count.
            assertThat(pull.getFiles().stream()
                            .map(file -> file.name().substring(0, 1))
                            .collect(Collectors.joining()))
                    .isEqualTo(ofAWebServer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deep", "-1", "17"})
    void aDepthThatIsNoneIsNamed(String depth) throws Exception {
        RunLog run = run(false);

        assertThatThrownBy(() -> listed(run, "*", "", depth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0 to 16, found");
    }

    @Test
    void anotherStableWaitIsTheRoutes() throws Exception {
        world.put("a.csv", "aaa");
        CatalogPullRun pull = list(run(false));

        assertThatThrownBy(() -> fetched(pull, pull.getFiles().get(0), "soon"))
                .hasMessage("remote-fetch, stableWait: expected a time such as 2s, found 'soon'.");
    }

    @Test
    void aHostileFileNameIsNeverALocalPath() throws Exception {
        world.put("plain.csv", "aaa");
        world.faults().showAs("plain.csv", "${header.x}\n..\\..\\x.csv");

        CatalogPullRun pull = list(run(false));
        Upload upload = fetch(pull, pull.getFiles().get(0));

        assertThat(upload.filename())
                .isEqualTo(
                        switch (protocol) {
                            case SFTP -> "${header.x}\n..\\..\\x.csv";
                            case HTTPS -> "x.csv";
                            default -> "${header.x}"; // a listing has a name on a line
                        });
        try (var files = Files.walk(folder.resolve("spool"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("x.csv"));
        }
    }

    private CatalogPullRun list(RunLog run) throws Exception {
        return opened(listed(run, "*", "", "16"));
    }

    private Exchange listed(RunLog run, String include, String exclude, String depth) {
        addressesOfToday();
        Exchange exchange = new DefaultExchange(camel);
        exchange.setVariable("run", run);
        exchange.setProperty("remoteInclude", include);
        exchange.setProperty("remoteExclude", exclude);
        exchange.setProperty("remoteDepth", depth);
        new RemoteListStep(world.server, connections, versions, times).process(exchange);
        return exchange;
    }

    /** A web server's connection has an address for each file. */
    private void addressesOfToday() {
        if (!protocol.folders()) {
            connections.change(
                    connection,
                    Map.of("settings", Map.of("urls", world.settings().get("urls"))),
                    null);
        }
    }

    private CatalogPullRun opened(Exchange exchange) throws IOException {
        new OpenDeliveryStep(connections, deliveries).process(exchange);
        return exchange.getVariable("pull", CatalogPullRun.class);
    }

    /** As the route does with one file, but without its second tries. */
    private Upload fetch(CatalogPullRun pull, RemoteFile file) throws IOException {
        Exchange exchange = fetched(pull, file, "10ms");
        new MissedFileStep(deliveries, LARGEST).process(exchange);
        return uploads().stream()
                .filter(upload -> upload.filename().equals(file.path()))
                .findFirst()
                .orElse(null);
    }

    private Exchange fetched(CatalogPullRun pull, RemoteFile file, String stableWait) throws IOException {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setVariable("pull", pull);
        exchange.setProperty("remoteStableWait", stableWait);
        exchange.getMessage().setBody(file);
        new RemoteFetchStep(deliveries, connections, versions, LARGEST).process(exchange);
        return exchange;
    }

    private void missed(CatalogPullRun pull, RemoteFile file, Exception fault) throws IOException {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setVariable("pull", pull);
        exchange.setVariable("fetched", "failed");
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, fault);
        exchange.getMessage().setBody(file);
        new MissedFileStep(deliveries, LARGEST).process(exchange);
    }

    private Exchange received(CatalogPullRun pull) throws IOException {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setVariable("pull", pull);
        new CloseDeliveryStep(deliveries, times).process(exchange);
        return exchange;
    }

    private List<Upload> uploads() {
        return new UploadStore(database).list(Upload.Filter.any(), null, 10);
    }

    private RunLog run(boolean dry) throws AlreadyRunning {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage()
                .setBody(running.runs()
                        .request("catalog-pull", connection, "api", dry, false)
                        .id());
        running.worker().begin(exchange);
        return exchange.getVariable("run", RunLog.class);
    }
}
