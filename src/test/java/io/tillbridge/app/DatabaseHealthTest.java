package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.app.config.Configuration;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import io.tillbridge.storage.EmbeddedProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the management port says while the embedded database freezes or dies under a whole hub. */
class DatabaseHealthTest {
    private static final Duration SOON = Until.STOP;
    /** Less than anybody waits who waits for the database. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @TempDir
    private Path temp;

    private Path dataDir;
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        dataDir = temp.resolve("data");
        EmbeddedProcess.borrow(dataDir);
        hub = Hub.start(configuration());
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        EmbeddedProcess.giveBack(dataDir);
    }

    @Test
    void healthIsTrueWhileTheDatabaseIsFrozenAndEveryPageAnswers() throws Exception {
        assertThat(get("/observe/health/ready").statusCode()).isEqualTo(200);
        Until.within(SOON, "the metrics know the queue", () -> get("/observe/metrics")
                .body()
                .contains("tillbridge_runs_queued 0.0"));
        EmbeddedProcess server = EmbeddedProcess.of(dataDir);

        server.freeze();
        try {
            Until.within(
                    SOON, "ready says DOWN", () -> get("/observe/health/ready").statusCode() == 503);
            assertThat(get("/observe/health/ready").body())
                    .contains("\"name\":\"database\",\"status\":\"DOWN\"")
                    .containsPattern("The database at [^\"]+ does not answer");
            assertThat(get("/observe/health").statusCode()).isEqualTo(503);
            assertThat(get("/observe/metrics").body()).contains("tillbridge_runs_queued");
            HttpResponse<String> live = get("/observe/health/live");
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.body()).contains("\"UP\"").doesNotContain("\"database\"");
        } finally {
            server.thaw();
        }
        Until.within(SOON, "ready says UP", () -> get("/observe/health/ready").statusCode() == 200);
    }

    @Test
    void aDatabaseThatDiedIsBackAndTheHubWorksOn() throws Exception {
        EmbeddedProcess.of(dataDir).kill();
        Until.within(SOON, "ready says DOWN", () -> get("/observe/health/ready").statusCode() == 503);
        assertThat(get("/observe/health/live").statusCode()).isEqualTo(200);
        Until.within(SOON, "ready says UP", () -> get("/observe/health/ready").statusCode() == 200);

        Until.within(SOON, "a run succeeds", this::aRunSucceeds);
    }

    private boolean aRunSucceeds() throws Exception {
        try {
            Run run = hub.running().runs().request("retention", null, "api", false, false);
            Until.within(SOON, "the run ends", () -> hub.running()
                    .runs()
                    .get(run.id())
                    .orElseThrow()
                    .state()
                    .over());
            return hub.running().runs().get(run.id()).orElseThrow().state() == RunState.SUCCEEDED;
        } catch (JdbiException connectionOfTheDeadServer) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.managementAddress() + path))
                .timeout(AT_ONCE)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Configuration configuration() {
        Map<String, String> set = new HashMap<>();
        set.put("data.dir", dataDir.toString());
        set.put("database.buffer-pool", "64MiB");
        set.put("http.port", "0");
        set.put("management.port", "0");
        return HubSettings.read(set);
    }
}
