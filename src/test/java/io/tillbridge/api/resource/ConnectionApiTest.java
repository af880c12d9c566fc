package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import io.tillbridge.connection.Connection;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionApiTest {
    private static final String NEW =
            """
            {"kind": "sftp-catalog", "name": "Northwind",
             "settings": {"host": "sftp.example", "path": "/catalog", "username": "till"},
             "secrets": {"password": "hush-hush"}}
            """;

    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @Test
    void aNewConnectionIsTriedAndTheKeyItShowsIsPinned() throws Exception {
        HttpResponse<String> answer = door.send(door.json("POST", "/api/v1/connections", NEW));

        JsonNode made = RunningApi.json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/connections/" + made.path("id").asText());
        assertThat(hub.vendor.password).isEqualTo("hush-hush");
        assertThat(made.path("settings").path("hostKey").asText()).isEqualTo(ApiHub.Vendor.KEY);
        assertThat(made.path("settings").path("port").asInt()).isEqualTo(22);
        assertThat(made.path("status").path("state").asText()).isEqualTo("ok");
    }

    @Test
    void aSecretIsNeverReadBack() throws Exception {
        HttpResponse<String> made = door.send(door.json("POST", "/api/v1/connections", NEW));
        HttpResponse<String> list = door.get("/api/v1/connections");

        assertThat(made.body() + list.body()).doesNotContain("hush-hush");
        assertThat(RunningApi.json(made).at("/secrets/password/set").asBoolean())
                .isTrue();
        assertThat(RunningApi.json(made).at("/secrets/privateKey/set").asBoolean())
                .isFalse();
    }

    @Test
    void aConnectionThatDoesNotWorkIsNotKept() throws Exception {
        hub.vendor.refuse("signIn", "The server refused the password of till.");

        HttpResponse<String> answer = door.send(door.json("POST", "/api/v1/connections", NEW));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).at("/errors/0/message").asText())
                .isEqualTo("The server refused the password of till.");
        assertThat(answer.body()).doesNotContain("hush-hush");
        assertThat(hub.connections.list(null, 0, 10)).isEmpty();
    }

    @Test
    void testFalseKeepsAConnectionUntried() throws Exception {
        HttpResponse<String> answer = door.send(door.json("POST", "/api/v1/connections?test=false", NEW));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(hub.vendor.asked).isNull();
        assertThat(RunningApi.json(answer).at("/status/state").asText()).isEqualTo("new");
    }

    @Test
    void allFaultsOfANewConnectionAreToldAtOnce() throws Exception {
        HttpResponse<String> answer = door.send(door.json(
                "POST",
                "/api/v1/connections",
                "{\"kind\":\"sftp-catalog\",\"nmae\":\"x\",\"settings\":{\"port\":0,\"blankCels\":\"keep\"}}"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(RunningApi.json(answer).path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .contains("/nmae", "/name", "/settings/port", "/settings/blankCels", "/settings/host");
    }

    @Test
    void aChangeOfCoordinatesIsTriedAndOthersAreNot() throws Exception {
        long id = hub.connection("a").id();

        door.send(door.json("PATCH", "/api/v1/connections/" + id, "{\"name\":\"b\"}"));
        assertThat(hub.vendor.asked).isNull();
        HttpResponse<String> moved = door.send(
                door.json("PATCH", "/api/v1/connections/" + id, "{\"settings\":{\"host\":\"other.example\"}}"));

        assertThat(hub.vendor.asked.settings()).containsEntry("host", "other.example");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(RunningApi.json(moved).path("name").asText()).isEqualTo("b");
    }

    @Test
    void aStaleChangeIsRefused() throws Exception {
        Connection made = hub.connection("a");
        String path = "/api/v1/connections/" + made.id();
        String etag = door.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> first =
                door.send(door.json("PATCH", path, "{\"name\":\"b\"}").header("If-Match", etag));
        HttpResponse<String> second =
                door.send(door.json("PATCH", path, "{\"name\":\"c\"}").header("If-Match", etag));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).isNotEqualTo(etag);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(hub.connections.get(made.id()).name()).isEqualTo("b");
    }

    @Test
    void aDeletedConnectionIsGone() throws Exception {
        String path = "/api/v1/connections/" + hub.connection("a").id();

        HttpResponse<String> deleted = door.send(door.request(path).DELETE());

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(door.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aConnectionWithARunUnderWayIsNotDeleted() throws Exception {
        long id = hub.connection("a").id();
        hub.running.runs().request("catalog-pull", id, "api", false, false);

        HttpResponse<String> answer =
                door.send(door.request("/api/v1/connections/" + id).DELETE());

        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void aTestTellsEveryCheckAndTakesTheFirstKey() throws Exception {
        long id = hub.connection("a").id();

        HttpResponse<String> answer = door.send(door.post("/api/v1/connections/" + id + "/test"));

        assertThat(RunningApi.json(answer).path("ok").asBoolean()).isTrue();
        assertThat(RunningApi.json(answer).at("/checks/0/detail").asText()).isEqualTo("sftp.example:22 answers");
        assertThat(RunningApi.json(answer).path("hostKey").asText()).isEqualTo(ApiHub.Vendor.KEY);
        assertThat(hub.connections.get(id).settings()).containsEntry("hostKey", ApiHub.Vendor.KEY);
    }

    @Test
    void healthTellsSinceWhenItFailsAndWhatWaits() throws Exception {
        long id = hub.connection("a").id();
        hub.vendor.refuse("reach", "sftp.example:22 does not answer.");
        door.send(door.post("/api/v1/connections/" + id + "/test"));
        long run = hub.running
                .runs()
                .request("catalog-pull", id, "api", false, false)
                .id();

        JsonNode health = RunningApi.json(door.get("/api/v1/connections/" + id + "/health"));

        assertThat(health.path("state").asText()).isEqualTo("failing");
        assertThat(health.path("detail").asText()).isEqualTo("sftp.example:22 does not answer.");
        assertThat(health.path("failingSince").asText()).endsWith("Z");
        assertThat(health.at("/oldestWaiting/runId").asText()).isEqualTo(Long.toString(run));
    }

    @Test
    void pagesStayWholeWhileOthersInsert() throws Exception {
        for (int i = 0; i < 5; i++) {
            hub.connection("c" + i);
        }

        List<String> seen = new ArrayList<>();
        JsonNode page = RunningApi.json(door.get("/api/v1/connections?limit=2"));
        for (int pages = 1; pages <= 20; pages++) {
            page.path("items").forEach(item -> seen.add(item.path("name").asText()));
            if (!page.has("next")) {
                break;
            }
            hub.connection("late" + seen.size());
            page = RunningApi.json(door.get(
                    "/api/v1/connections?limit=2&after=" + page.path("next").asText()));
        }

        assertThat(seen).startsWith("c0", "c1", "c2", "c3", "c4").doesNotHaveDuplicates();
    }

    @Test
    void aNextOfAnotherListIsRefused() throws Exception {
        hub.connection("a");
        hub.connection("b");
        String next = RunningApi.json(door.get("/api/v1/connections?limit=1"))
                .path("next")
                .asText();

        assertThat(door.get("/api/v1/runs?after=" + next).statusCode()).isEqualTo(400);
        assertThat(door.get("/api/v1/connections?after=%21").statusCode()).isEqualTo(400);
    }

    @Test
    void theSameIdempotencyKeyGivesTheFirstAnswerAgain() throws Exception {
        HttpResponse<String> first =
                door.send(door.json("POST", "/api/v1/connections", NEW).header("Idempotency-Key", "k1"));
        HttpResponse<String> again =
                door.send(door.json("POST", "/api/v1/connections", NEW).header("Idempotency-Key", "k1"));
        HttpResponse<String> other = door.send(
                door.json("POST", "/api/v1/connections?test=false", NEW).header("Idempotency-Key", "k1"));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(hub.connections.list(null, 0, 10)).hasSize(1);
    }
}
