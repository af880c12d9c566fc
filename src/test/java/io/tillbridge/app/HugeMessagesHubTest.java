package io.tillbridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.routing.HugeAnswers;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub with 256 MiB of heap whose flows read from systems that send a gigabyte. */
@Tag("long")
class HugeMessagesHubTest {
    private static final long HUGE = 1L << 30;
    private static final int AT_ONCE = 4;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path temp;

    @Test
    void aGigabyteFromEverySideFailsItsMessageAndLeavesTheHubWorking() throws Exception {
        DatabaseSettings database = TestDatabase.freshSettings(temp.resolve("data"));
        Path in = Files.createDirectories(temp.resolve("files/in"));
        try (RandomAccessFile file = new RandomAccessFile(in.resolve("huge.csv").toFile(), "rw")) {
            file.setLength(HUGE);
        }
        try (HugeAnswers server = new HugeAnswers();
                ChildHub hub = ChildHub.start(
                        database,
                        Map.of(
                                "routes.dir",
                                routes(server.url()).toString(),
                                "routes.files",
                                temp.resolve("files").toString()))) {
            for (String form : List.of("plain", "chunked", "gzip")) {
                List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    calls.add(ask(hub, form));
                }
                for (CompletableFuture<HttpResponse<String>> call : calls) {
                    assertThat(call.get().statusCode()).as(form).isEqualTo(400);
                    assertThat(call.get().body())
                            .contains("The response of " + server.url())
                            .contains("expected at most 16777216 bytes, found more")
                            .contains("routes.max-message-size");
                }
            }
            Until.holds("the file failed", () -> Files.exists(in.resolve("failed/huge.csv")));

            assertThat(ask(hub, "small").get().body()).contains("xxxxx");
            assertThat(hub.alive()).isTrue();
            assertThat(hub.output()).doesNotContain("OutOfMemoryError");
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(ChildHub hub, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + "/custom/fetch/" + form))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("boot:strap".getBytes(UTF_8)))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private Path routes(String url) throws Exception {
        Path routes = temp.resolve("routes");
        for (String path : EditedHub.shipped().toList()) {
            Files.createDirectories(routes.resolve(path).getParent());
            Files.copy(Path.of("routes").resolve(path), routes.resolve(path));
        }
        Path custom = Files.createDirectories(routes.resolve("custom"));
        Map<String, Long> sizes = Map.of("plain", HUGE, "chunked", HUGE, "gzip", HUGE, "small", 5L);
        for (Map.Entry<String, Long> size : sizes.entrySet()) {
            String form = size.getKey();
            String from = url + "/" + (form.equals("small") ? "plain" : form) + "/200/" + size.getValue();
            Files.writeString(
                    custom.resolve(form + ".keys.yaml"),
                    "custom." + form + ":\n  type: url\n  default: " + from + "\n  description: A server\n");
            Files.writeString(custom.resolve("custom-fetch-" + form + ".camel.yaml"), flow(form));
        }
        Files.writeString(
                custom.resolve("custom-read.camel.yaml"),
                """
                - route:
                    id: custom-read
                    group: custom
                    description: Read files
                    routeConfigurationId: failures
                    from:
                      uri: file
                      parameters:
                        directoryName: in
                        moveFailed: failed/${file:name}
                      steps:
                        - convertBodyTo:
                            type: String
                """);
        return routes;
    }

    /** An endpoint that answers with what it reads. */
    private static String flow(String form) {
        String verb =
                """
                - rest:
                    path: /custom/fetch
                    get:
                      - id: custom-fetch-%1$s-get
                        path: /%1$s
                        security:
                          - key: permission
                            scopes: stock:read
                        to: direct:custom-fetch-%1$s
                """;
        String steps =
                """
                - to:
                    id: custom-fetch-%1$s.call
                    uri: http
                    parameters:
                      httpUri: "{{custom.%1$s}}"
                - convertBodyTo:
                    type: String
                """;
        return verb.formatted(form) + SiteHub.route("custom-fetch-" + form, "failures", steps.formatted(form));
    }
}
