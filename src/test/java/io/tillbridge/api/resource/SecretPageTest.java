package io.tillbridge.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RawHttp;
import io.tillbridge.api.http.RunningApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretPageTest {
    @TempDir
    static Path folder;

    @AutoClose
    private static ApiHub hub;

    private static RunningApi door;

    @BeforeAll
    static void open() throws Exception {
        hub = new ApiHub(folder);
        door = hub.door;
    }

    @Test
    void thePageIsServedToAnybodyAndRunsOnlyItsOwnFiles() throws Exception {
        HttpResponse<String> page = door.send(HttpRequest.newBuilder(door.uri("/secret")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    /** What previews of mail and chat do, and a browser before anybody clicks. */
    @Test
    void aLookAtThePageAndAllItsFilesOpensNothing() throws Exception {
        JsonNode made = RunningApi.json(
                door.send(door.json("POST", "/api/v1/one-time-secrets", "{\"text\":\"hunter2\",\"label\":\"Wifi\"}")));
        String token = made.path("link").asText().replaceFirst(".*#", "");

        for (String path : new String[] {"/secret", "/console.css", "/favicon.ico"}) {
            assertThat(door.get(path).statusCode()).as(path).isEqualTo(200);
            RawHttp.send(door.server.port(), "HEAD " + path, "");
        }
        HttpResponse<String> opened =
                door.send(HttpRequest.newBuilder(door.uri("/api/v1/one-time-secrets/" + token + "/open"))
                        .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(RunningApi.json(opened).path("secret").asText()).isEqualTo("hunter2");
    }
}
