package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionVersionsApiTest {
    @TempDir
    Path folder;

    @AutoClose
    private ApiHub hub;

    private RunningApi door;
    private String path;

    @BeforeEach
    void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
        path = "/api/v1/connections/" + hub.connection("Northwind").id();
    }

    @Test
    void versionsTellWhoChangedWhatAndLeadBack() throws Exception {
        door.send(door.json("PATCH", path, "{\"settings\":{\"brand\":\"Batavus\"},\"enabled\":false}"));

        JsonNode items = RunningApi.json(door.get(path + "/versions")).path("items");
        HttpResponse<String> restored =
                door.send(door.post(path + "/versions/1/restore").header("If-Match", "\"2\""));

        assertThat(items).extracting(item -> item.at("/who/id").asText()).containsExactly("key:1", "hub");
        assertThat(items.at("/0/changes").toString())
                .isEqualTo("[{\"pointer\":\"/enabled\",\"before\":true,\"after\":false},"
                        + "{\"pointer\":\"/settings/brand\",\"after\":\"Batavus\"}]");
        assertThat(items.toString()).doesNotContain("hush-hush");
        assertThat(RunningApi.json(restored).path("enabled").asBoolean()).isTrue();
        assertThat(restored.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(RunningApi.json(restored).at("/secrets/password/set").asBoolean())
                .isTrue();
    }

    @Test
    void aVersionThatIsNotThereOrComesTooLateIsRefused() throws Exception {
        assertThat(door.send(door.post(path + "/versions/9/restore")).statusCode())
                .isEqualTo(404);
        assertThat(door.send(door.post(path + "/versions/1/restore").header("If-Match", "\"7\""))
                        .statusCode())
                .isEqualTo(412);
        assertThat(door.get("/api/v1/connections/999/versions").statusCode()).isEqualTo(404);
    }

    @Test
    void manyWhoNameNoVersionAllGetTheirWayAtTheSameMoment() throws Exception {
        List<String> members = List.of("brand", "path", "username", "host");
        ExecutorService pool = Executors.newFixedThreadPool(members.size());
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (String member : members) {
            String body = "{\"settings\":{\"" + member + "\":\"changed\"}}";
            answers.add(pool.submit(() -> door.send(door.json("PATCH", path, body))));
        }
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        pool.shutdown();

        JsonNode settings = RunningApi.json(door.get(path)).path("settings");
        assertThat(members).allMatch(member -> settings.path(member).asText().equals("changed"));
    }

    @Test
    void ofTwoWhoNameTheVersionAtTheSameMomentOneIsHeard() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (String name : List.of("A", "B")) {
            answers.add(pool.submit(() -> door.send(
                    door.json("PATCH", path, "{\"name\":\"" + name + "\"}").header("If-Match", "\"1\""))));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        pool.shutdown();

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void anOperatorChangesEverythingButSecrets() throws Exception {
        String secret = "{\"name\":\"B\",\"secrets\":{\"password\":\"x\"}}";
        String operator = RunningApi.basic("operator", "secret");

        HttpResponse<String> refused =
                door.send(door.json("PATCH", path, secret).setHeader("Authorization", operator));
        HttpResponse<String> made = door.send(
                door.json("POST", "/api/v1/connections", "{\"secrets\":{}}").setHeader("Authorization", operator));
        HttpResponse<String> named =
                door.send(door.json("PATCH", path, "{\"name\":\"C\"}").setHeader("Authorization", operator));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(refused).path("detail").asText())
                .isEqualTo(
                        "Your role operator may not set secrets: leave secrets out, or ask an owner or an admin to set"
                                + " them");
        assertThat(made.statusCode()).isEqualTo(403);
        assertThat(named.statusCode()).isEqualTo(200);
    }

    /** Else whoever may not see a secret has it sent to a server of his own. */
    @Test
    void anOperatorDoesNotSendAStoredSecretElsewhere() throws Exception {
        String operator = RunningApi.basic("operator", "secret");
        String elsewhere = "{\"settings\":{\"host\":\"evil.example\"}}";
        String yaml = door.get("/api/v1/configuration").body().replaceAll("host: .*", "host: evil.example");

        HttpResponse<String> tried = door.send(
                door.json("PATCH", path.replace("?test=false", ""), elsewhere).setHeader("Authorization", operator));
        HttpResponse<String> imported = door.send(door.request("/api/v1/configuration")
                .setHeader("Authorization", operator)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml)));

        assertThat(tried.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(tried).path("detail").asText()).endsWith("ask an owner or an admin to make it.");
        assertThat(imported.statusCode()).isEqualTo(403);
        assertThat(door.get("/api/v1/configuration").body()).doesNotContain("evil.example");
        assertThat(hub.vendor.asked).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    void ownersAndAdminsSetSecrets(String role) throws Exception {
        HttpResponse<String> set = door.send(door.json("PATCH", path, "{\"secrets\":{\"password\":\"x\"}}")
                .setHeader("Authorization", RunningApi.basic(role, "secret")));

        assertThat(set.statusCode()).isEqualTo(200);
    }
}
