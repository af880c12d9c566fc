package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.ConnectionState;
import io.tillbridge.product.ProductFilter;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole hub in one process: the shipped routes, a real vendor's server, a real database, real HTTP. */
class HubTest {
    private static final String HEADER = "vendorSku,name,brand,msrp,defaultCost,language\n";

    @TempDir
    private Path temp;

    private SandboxVendor vendor;
    private Hub hub;
    private Path files;

    @BeforeEach
    void start() throws Exception {
        files = Files.createDirectories(temp.resolve("vendor/acme"));
        Path others = Files.createDirectories(temp.resolve("vendor/other"));
        Files.writeString(others.resolve("o.csv"), HEADER + "O-1,Other,Brand,1,1,en\n");
        vendor = SandboxVendor.start(
                temp.resolve("ssh"),
                0,
                List.of(
                        SandboxUser.withPassword("acme", "secret", files),
                        SandboxUser.withPassword("other", "secret", others)));
        hub = Hub.start(configuration());
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        vendor.close();
    }

    @Test
    void aPullEndsInProductsAnErrorFileAndAHealthyConnection() throws Exception {
        Files.writeString(files.resolve("a.csv"), HEADER + "A-1,One,Brand,1,1,en\nA-2,,Brand,1,1,en\n");
        Connection acme = connection("acme", "secret");

        Run run = pull(acme);

        assertThat(run.error()).isNull();
        assertThat(run.counters()).containsEntry("created", 1L).containsEntry("rejected", 1L);
        Upload upload = uploads(acme).get(0);
        assertThat(Files.readString(hub.core().spool().file(upload.id(), "error-file.csv")))
                .startsWith(
                        "line,vendorSku,column,value,severity,code,message,hint,record\n3,A-2,name,,critical,NAME_MISSING,");
        assertThat(hub.core().connections().get(acme.id()).state()).isEqualTo(ConnectionState.OK);
    }

    @Test
    void aServerThatGoesInTheMiddleOfAFileLosesThatFileOnlyAndTheNextPullTakesIt() throws Exception {
        Files.writeString(files.resolve("a.csv"), HEADER + "A-1,One,Brand,1,1,en\n");
        Files.writeString(files.resolve("b.csv"), HEADER + "B-1,Two,Brand,1,1,en\n".repeat(20_000));
        Connection acme = connection("acme", "secret");
        vendor.faults().dropAfter(100_000);

        Run cut = pull(acme);
        vendor.faults().dropAfter(-1);
        Run whole = pull(acme);

        assertThat(cut.state()).isEqualTo(RunState.FAILED);
        assertThat(cut.error()).contains("b.csv");
        assertThat(uploads(acme)).extracting(Upload::filename).contains("a.csv", "b.csv");
        assertThat(whole.error()).isNull();
        assertThat(whole.counters()).containsEntry("created", 1L);
    }

    @Test
    void aDryRunFetchesChecksAndPlansAndChangesNothing() throws Exception {
        Files.writeString(files.resolve("a.csv"), HEADER + "A-1,One,Brand,1,1,en\nA-2,,Brand,1,1,en\n");
        Connection acme = connection("acme", "secret");

        Run run = ended(hub.running().runs().request("catalog-pull", acme.id(), "api", true, false));

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(hub.running().runs().events(run.id(), 0, 10))
                .extracting(Run.Event::message)
                .contains("a.csv would be loaded: 2 rows, 1 created, 0 updated, 0 unchanged, 1 rejected;"
                        + " findings {NAME_MISSING=1}");
        assertThat(hub.running().runs().plan(run.id(), null, ListWindow.after(0L, 10)))
                .extracting(one -> one.item().action().text() + " "
                        + one.item().things() + " " + one.item().subject() + " of "
                        + one.item().title())
                .containsExactly("create 1 product of a.csv", "refuse 1 row of a.csv");
        assertThat(uploads(acme)).isEmpty();
        assertThat(hub.core().products().list(ProductFilter.any(), null, 1)).isEmpty();
    }

    @Test
    void theMetersTellWhatRunsDid() throws Exception {
        Files.writeString(
                files.resolve("a.csv"), HEADER + "A-1,One,Brand,1,1,en\nA-2,,Brand,1,1,en\nA-3,,Brand,1,1,en\n");

        Run fine = pull(connection("acme", "secret"));
        pull(connection("other", "wrong"));

        String metrics = get(hub.managementAddress() + "/observe/metrics", null);
        assertThat(metrics.lines())
                .contains(
                        "tillbridge_runs_ended_total{job=\"catalog-pull\",state=\"succeeded\"} 1.0",
                        "tillbridge_runs_ended_total{job=\"catalog-pull\",state=\"failed\"} 1.0",
                        "tillbridge_run_duration_seconds_count{job=\"catalog-pull\"} 2",
                        "tillbridge_catalog_files_total{state=\"loaded\"} 1.0",
                        "tillbridge_catalog_rows_total{outcome=\"created\"} 1.0",
                        "tillbridge_catalog_rows_total{outcome=\"rejected\"} 2.0",
                        "tillbridge_catalog_findings_total{code=\"NAME_MISSING\"} 2.0");
        assertThat(value(metrics, "tillbridge_run_duration_seconds_max{job=\"catalog-pull\"}"))
                .isPositive()
                .isLessThanOrEqualTo(
                        Duration.between(fine.startedAt(), Instant.now()).toMillis() / 1e3);
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void healthMetricsAndTheApiAnswer() throws Exception {
        connection("acme", "secret");

        assertThat(get(hub.managementAddress() + "/observe/health/ready", null)).contains("\"UP\"");
        assertThat(get(hub.managementAddress() + "/observe/health/live", null)).contains("\"UP\"");
        assertThat(get(hub.managementAddress() + "/observe/metrics", null))
                .contains("tillbridge_runs_queued", "hikaricp_connections");
        assertThat(get(hub.apiAddress() + "/api/v1/connections", "boot:strap")).contains("\"name\":\"acme\"");
        assertThat(get(hub.apiAddress() + "/api/v1/connections", null)).contains("\"status\":401");
    }

    @Test
    void theJobOfTheHubItselfIsQueuedWorksAndMayRunAgain() throws Exception {
        Files.writeString(files.resolve("a.csv"), HEADER + "A-1,One,Brand,1,1,en\n");
        pull(connection("acme", "secret"));
        hub.core().database().jdbi().useHandle(handle -> {
            handle.execute("UPDATE run SET finished_at = finished_at - INTERVAL 300 DAY");
            handle.execute("UPDATE run_event SET at = at - INTERVAL 300 DAY");
        });

        HttpResponse<String> tried = post("/api/v1/runs", "{\"job\":\"retention\",\"dryRun\":true}");
        Run dry = ended(run(tried));
        Run done = ended(run(post("/api/v1/runs", "{\"job\":\"retention\"}")));
        Run again = ended(run(post("/api/v1/runs", "{\"job\":\"retention\"}")));

        assertThat(tried.statusCode()).isEqualTo(202);
        assertThat(dry.counters().get("runEvents")).isPositive();
        assertThat(done.error()).isNull();
        assertThat(done.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(done.connectionId()).isNull();
        assertThat(done.counters()).containsEntry("runEvents", dry.counters().get("runEvents"));
        assertThat(again.counters()).containsEntry("runEvents", 0L).containsEntry("runs", 0L);
        assertThat(post("/api/v1/runs", "{\"job\":\"order-poll\"}").statusCode())
                .isEqualTo(422);
    }

    private Run run(HttpResponse<String> answer) throws Exception {
        long id = new ObjectMapper().readTree(answer.body()).path("id").asLong();
        return hub.running().runs().get(id).orElseThrow();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(hub.apiAddress() + path))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private Run pull(Connection connection) throws Exception {
        return ended(hub.running().runs().request("catalog-pull", connection.id(), "api", false, false));
    }

    private Run ended(Run run) throws Exception {
        Until.holds(
                "the run ends",
                () -> hub.running().runs().get(run.id()).orElseThrow().state().over());
        return hub.running().runs().get(run.id()).orElseThrow();
    }

    private List<Upload> uploads(Connection connection) {
        return hub.core().uploads().list(new Upload.Filter(connection.id(), null, null), null, 50);
    }

    private Connection connection(String user, String password) {
        return hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "sftp-catalog",
                        "name",
                        user,
                        "settings",
                        Map.of(
                                "host",
                                vendor.host(),
                                "port",
                                vendor.port(),
                                "path",
                                "/",
                                "username",
                                user,
                                "hostKey",
                                vendor.hostKey()),
                        "secrets",
                        Map.of("password", password)));
    }

    /** Ids to search by; {@link LogLayoutTest} looks at the rest. */
    @Test
    void everyLineTellsWhatItIsAbout() throws Exception {
        Files.writeString(files.resolve("a.csv"), HEADER + "A-1,One,Brand,1,1,en\n");
        Connection acme = connection("acme", "secret");
        try (LogLines lines = LogLines.begin()) {
            Run run = pull(acme);
            Upload upload = uploads(acme).get(0);

            LogEvent loaded = lines.of(line -> line.startsWith("Upload ")).get(0);
            LogEvent step = lines.of(line -> line.startsWith("Step survey ")).get(0);
            JsonNode line = new ObjectMapper().readTree(LogLines.written(loaded, "json", "file"));
            assertThat(line.path("upload").asLong()).isEqualTo(upload.id());
            assertThat(line.path("run").asLong()).isEqualTo(run.id());
            assertThat(LogLines.written(step, "plain", "file")).contains("delivery=" + upload.deliveryId());
        }
    }

    private Configuration configuration() {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Map<String, String> set = HubSettings.of(database);
        set.put("failures.pause", "50ms");
        set.put("vendor.stable-wait", "50ms");
        set.put("schedule.waiting.period", "200ms");
        set.putAll(HubCalls.KEY);
        return HubSettings.read(set);
    }

    private static String get(String uri, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
