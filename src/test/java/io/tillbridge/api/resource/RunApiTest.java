package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;
    private long connection;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
        connection = hub.connection("a").id();
    }

    @Test
    void aJobIsStartedOnceAndASecondTimeIsAConflict() throws Exception {
        HttpResponse<String> first = start("{\"job\":\"catalog-pull\",\"dryRun\":true}");
        HttpResponse<String> second = start("{\"job\":\"catalog-pull\"}");

        JsonNode run = RunningApi.json(first);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(run.path("state").asText()).isEqualTo("queued");
        assertThat(run.path("trigger").asText()).isEqualTo("api");
        assertThat(run.path("dryRun").asBoolean()).isTrue();
        assertThat(hub.offered).containsExactly(run.path("id").asLong());
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(second).path("detail").asText()).contains("catalog-pull is queued or running");
    }

    @Test
    void anUnknownJobIsAFaultThatNamesTheKnown() throws Exception {
        HttpResponse<String> answer = start("{\"job\":\"order-poll\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).at("/errors/0/message").asText())
                .isEqualTo("job is \"order-poll\", expected a job of sftp-catalog: catalog-pull, catalog-load");
    }

    @Test
    void runsAreListedNewestFirstAndFiltered() throws Exception {
        long pull = started("catalog-pull");
        long load = started("catalog-load");

        JsonNode all = RunningApi.json(door.get("/api/v1/runs?connection=" + connection));
        JsonNode pulls = RunningApi.json(door.get("/api/v1/runs?job=catalog-pull&state=queued"));
        JsonNode none = RunningApi.json(door.get("/api/v1/runs?state=running"));

        assertThat(all.path("items"))
                .extracting(item -> item.path("id").asLong())
                .containsExactly(load, pull);
        assertThat(pulls.path("items"))
                .extracting(item -> item.path("id").asLong())
                .containsExactly(pull);
        assertThat(none.path("items")).isEmpty();
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndOnlyOnce() throws Exception {
        long run = started("catalog-pull");

        HttpResponse<String> first = door.send(door.post("/api/v1/runs/" + run + "/cancel"));
        HttpResponse<String> second = door.send(door.post("/api/v1/runs/" + run + "/cancel"));

        assertThat(RunningApi.json(first).path("state").asText()).isEqualTo("cancelled");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(door.get("/api/v1/runs/" + run).headers().firstValue("ETag")).isPresent();
    }

    @Test
    void theLinesOfARunComeByPages() throws Exception {
        long run = started("catalog-pull");
        List.of("one", "two", "three").forEach(line -> write(run, line));

        JsonNode first = RunningApi.json(door.get("/api/v1/runs/" + run + "/events?limit=2"));
        JsonNode second = RunningApi.json(door.get("/api/v1/runs/" + run + "/events?limit=2&after="
                + first.path("next").asText()));

        assertThat(first.path("items"))
                .extracting(item -> item.path("message").asText())
                .containsExactly("one", "two");
        assertThat(second.path("items"))
                .extracting(item -> item.path("message").asText())
                .containsExactly("three");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void thePlanOfADryRunComesByPagesAndByAction() throws Exception {
        long run = started("catalog-pull");
        plan(run, "create", "a.csv");
        plan(run, "change", "a.csv");
        plan(run, "create", "b.csv");

        JsonNode first = RunningApi.json(door.get("/api/v1/runs/" + run + "/plan?limit=2"));
        JsonNode second = RunningApi.json(door.get("/api/v1/runs/" + run + "/plan?limit=2&after="
                + first.path("next").asText()));
        JsonNode created = RunningApi.json(door.get("/api/v1/runs/" + run + "/plan?action=create"));

        assertThat(first.path("items"))
                .extracting(item -> item.path("action").asText())
                .containsExactly("create", "change");
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(created.path("items"))
                .extracting(item -> item.path("title").asText())
                .containsExactly("a.csv", "b.csv");
        assertThat(door.get("/api/v1/runs/999/plan").statusCode()).isEqualTo(404);
        assertThat(door.get("/api/v1/runs/" + run + "/plan?action=burn").statusCode())
                .isEqualTo(400);
    }

    private void plan(long run, String action, String title) {
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO run_plan (run_id, action, subject, title, things) VALUES (?, ?, 'product', ?, 3)",
                        run,
                        action,
                        title));
    }

    @Test
    void theLinesOfARunStreamUntilItIsOver() throws Exception {
        long run = started("catalog-pull");
        write(run, "one");

        CompletableFuture<HttpResponse<String>> stream =
                door.client().sendAsync(events(run, null), HttpResponse.BodyHandlers.ofString());
        write(run, "two");
        hub.running.runs().cancel(run);
        HttpResponse<String> answer = stream.get();

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(answer.body())
                .containsSubsequence("event: line", "\"one\"", "event: line", "\"two\"", "event: end", "\"cancelled\"");
    }

    @Test
    void aStreamGoesOnAfterTheLastLineSeen() throws Exception {
        long run = started("catalog-pull");
        write(run, "one");
        write(run, "two");
        hub.running.runs().cancel(run);
        String all = streamed(run, null);

        String rest = streamed(run, all.replaceAll("(?s).*?id: ([0-9]+).*", "$1"));

        assertThat(all).contains("\"one\"");
        assertThat(rest).doesNotContain("\"one\"").contains("\"two\"");
    }

    @Test
    void jobsTellTheirClockAndNextFiring() throws Exception {
        JsonNode jobs = RunningApi.json(door.get("/api/v1/jobs")).path("items");

        JsonNode pull = jobs.get(0);
        assertThat(pull.path("job").asText()).isEqualTo("catalog-pull");
        assertThat(pull.path("timeZone").asText()).isEqualTo("America/New_York");
        assertThat(Instant.parse(pull.path("nextAt").asText())).isAfter(Instant.now());
        assertThat(jobs.get(1).path("scheduled").asBoolean()).isFalse();
        assertThat(RunningApi.json(door.get("/api/v1/jobs?limit=1")).has("next"))
                .isTrue();
    }

    private HttpResponse<String> start(String body) throws Exception {
        return door.send(door.json("POST", "/api/v1/connections/" + connection + "/runs", body));
    }

    private long started(String job) throws Exception {
        return RunningApi.json(start("{\"job\":\"" + job + "\"}")).path("id").asLong();
    }

    private void write(long run, String line) {
        hub.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO run_event (run_id, at, level, message) VALUES (?, UTC_TIMESTAMP(6), 'info', ?)",
                        run,
                        line));
    }

    private HttpRequest events(long run, String last) {
        HttpRequest.Builder request =
                door.request("/api/v1/runs/" + run + "/events").header("Accept", "text/event-stream");
        return (last == null ? request : request.header("Last-Event-ID", last)).build();
    }

    private String streamed(long run, String last) throws Exception {
        return door.client()
                .send(events(run, last), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
