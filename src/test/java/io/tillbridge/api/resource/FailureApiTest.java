package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
