package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureApiTest {
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
    void keptFailuresAreListedAndFiltered() throws Exception {
        long bad = kept("bad-data");
        long passing = kept("passing");

        JsonNode all = RunningApi.json(door.get("/api/v1/failures?connection=" + connection));
        JsonNode some = RunningApi.json(door.get("/api/v1/failures?kind=bad-data&state=kept"));

        assertThat(all.path("items"))
                .extracting(item -> item.path("id").asLong())
                .containsExactly(passing, bad);
        assertThat(some.path("items"))
                .extracting(item -> item.path("id").asLong())
                .containsExactly(bad);
    }

    @Test
    void theKeptMessageItselfIsNotShown() throws Exception {
        HttpResponse<String> answer = door.get("/api/v1/failures/" + kept("bad-data"));

        assertThat(RunningApi.json(answer).path("message").asText()).isEqualTo("row 7 is no product");
        assertThat(answer.body()).doesNotContain("private words");
    }

    @Test
    void aReplayIsARunThatNamesTheFailure() throws Exception {
        long id = kept("bad-data");

        HttpResponse<String> answer = door.send(door.post("/api/v1/failures/" + id + "/replay"));
        HttpResponse<String> again = door.send(door.post("/api/v1/failures/" + id + "/replay"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(RunningApi.json(answer).path("replays").asLong()).isEqualTo(id);
        assertThat(RunningApi.json(door.get("/api/v1/failures/" + id))
                        .path("state")
                        .asText())
                .isEqualTo("replayed");
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void aDiscardedFailureStaysDiscarded() throws Exception {
        long id = kept("bad-data");

        HttpResponse<String> first = door.send(door.post("/api/v1/failures/" + id + "/discard"));
        HttpResponse<String> second = door.send(door.post("/api/v1/failures/" + id + "/discard"));

        assertThat(RunningApi.json(first).path("state").asText()).isEqualTo("discarded");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(RunningApi.json(second).path("detail").asText())
                .isEqualTo("Failure " + id + " is discarded: only a kept failure can be replayed or discarded");
    }

    @Test
    void manyAreReplayedAtOnceEachWithItsOutcome() throws Exception {
        long one = kept("bad-data");
        long two = kept("passing");
        long gone = kept("refused");
        door.send(door.post("/api/v1/failures/" + gone + "/discard"));

        JsonNode answer = RunningApi.json(door.send(door.json(
                "POST",
                "/api/v1/failures/replay",
                "{\"ids\":[\"" + one + "\",\"" + gone + "\",\"999\",\"" + two + "\",\"" + two + "\"]}")));

        assertThat(answer.path("done").asInt()).isEqualTo(2);
        assertThat(answer.path("refused").asInt()).isEqualTo(3);
        assertThat(answer.path("items"))
                .extracting(item -> item.path("status").asInt())
                .containsExactly(202, 409, 404, 202, 409);
        assertThat(answer.at("/items/0/run/replays").asLong()).isEqualTo(one);
        assertThat(answer.at("/items/3/failure/state").asText()).isEqualTo("replayed");
        assertThat(answer.at("/items/1/problem/type").asText()).endsWith("failure-not-kept");
    }

    @Test
    void manyAreDiscardedAtOnce() throws Exception {
        long one = kept("bad-data");
        long two = kept("passing");

        JsonNode answer = RunningApi.json(door.send(door.json(
                "POST", "/api/v1/failures/discard", "{\"ids\":[\"" + one + "\",\"" + two + "\"]}")));

        assertThat(answer.path("items"))
                .extracting(item -> item.at("/failure/state").asText())
                .containsExactly("discarded", "discarded");
    }

    @Test
    void aReplayWaitsForTheJobAndIsNotRefused() throws Exception {
        long id = kept("bad-data");
        hub.running.runs().request("catalog-pull", connection, "api", false, false);

        HttpResponse<String> answer = door.send(door.post("/api/v1/failures/" + id + "/replay"));

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void aViewerReplaysNothing() throws Exception {
        String body = "{\"ids\":[\"" + kept("bad-data") + "\"]}";

        for (String role : List.of("owner", "admin", "operator", "viewer")) {
            for (String what : List.of("replay", "discard")) {
                assertThat(door.send(door.asRole(role, "POST", "/api/v1/failures/" + what, body))
                                .statusCode())
                        .as(role + " " + what)
                        .isEqualTo(role.equals("viewer") ? 403 : 200);
            }
        }
    }

    private long kept(String kind) {
        return hub.database.jdbi().withHandle(handle -> {
            long run = handle.createUpdate(
                            "INSERT INTO run (connection_id, job, started_by, state, queued_at, counters)"
                                    + " VALUES (:connection, 'catalog-pull', 'api', 'failed', UTC_TIMESTAMP(6), '{}')")
                    .bind("connection", connection)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            return handle.createUpdate("INSERT INTO failure (connection_id, run_id, kind, state, route_id, endpoint,"
                            + " message, body_type, body, variables, first_at, last_at) VALUES (:connection, :run, :kind,"
                            + " 'kept', 'catalog-pull-one', 'direct:catalog-pull-one', 'row 7 is no product', 'text',"
                            + " 'private words', '{}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))")
                    .bind("connection", connection)
                    .bind("run", run)
                    .bind("kind", kind)
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
        });
    }
}
