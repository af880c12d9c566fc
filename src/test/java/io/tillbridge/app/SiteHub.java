package io.tillbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.routing.RouteFinding;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole hub with a copy of the shipped route files, to which a test adds files in {@code custom/}. */
final class SiteHub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Hub hub;
    private final Path routes;
    private final HttpClient client = HttpClient.newHttpClient();

    private SiteHub(Hub hub, Path routes) {
        this.hub = hub;
        this.routes = routes;
    }

    /**
     * @param files texts below {@code custom/} that are there from the start
     * @param more keys beyond the usual
     */
    static SiteHub start(Path temp, Map<String, String> files, Map<String, String> more) throws Exception {
        Path routes = temp.resolve("routes");
        for (String path : EditedHub.shipped().toList()) {
            Files.createDirectories(routes.resolve(path).getParent());
            Files.copy(Path.of("routes").resolve(path), routes.resolve(path));
        }
        Files.createDirectories(routes.resolve("custom"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(routes.resolve("custom").resolve(file.getKey()), file.getValue());
        }
        Map<String, String> set = new HashMap<>(HubSettings.of(TestDatabase.freshSettings(temp.resolve("data"))));
        set.put("routes.dir", routes.toString());
        set.put("routes.reload", "true");
        set.put("schedule.waiting.period", "200ms");
        set.put("schedule.custom.period", "50ms");
        set.put("failures.pause", "20ms");
        set.putAll(HubCalls.KEY);
        set.putAll(more);
        return new SiteHub(Hub.start(HubSettings.read(set)), routes);
    }

    /** Saves a file below {@code custom/}, null deletes it, and waits until that is in force. */
    void live(String name, String text) throws Exception {
        int applied = hub.routeFiles().applied();
        write(name, text);
        Until.holds(
                name + " goes live; " + findings(),
                () -> hub.routeFiles().applied() > applied || !findings().isEmpty());
        if (!findings().isEmpty()) {
            throw new AssertionError(name + " was refused: " + findings());
        }
    }

    void write(String name, String text) throws IOException {
        Path file = routes.resolve("custom").resolve(name);
        if (text == null) {
            Files.delete(file);
        } else {
            Files.writeString(file, text);
        }
    }

    /** All route files, and what else is YAML in their folder. */
    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                texts.put(routes.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    List<String> findings() {
        return hub.routeFiles().faults().stream().map(RouteFinding::text).toList();
    }

    /** What came back, whatever its status. */
    record Answer(int status, JsonNode body, HttpResponse<String> whole) {}

    /** @param key {@code id:secret}, or null for none; {@code body} null for none */
    Answer call(String key, String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.apiAddress() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(answer.statusCode(), json ? JSON.readTree(answer.body()) : null, answer);
    }

    /** With the key that may all. */
    Answer call(String method, String path, String body) throws Exception {
        return call("boot:strap", method, "/api/v1" + path, body);
    }

    /** A new key with these permissions, as {@code id:secret}. */
    String key(String... permissions) throws Exception {
        String list = "\"" + String.join("\",\"", permissions) + "\"";
        Answer made = call("POST", "/api-keys", "{\"title\":\"k\",\"permissions\":[" + list + "]}");
        if (made.status() != 201) {
            throw new AssertionError(made.whole().body());
        }
        return made.body().path("clientId").asText() + ":"
                + made.body().path("secret").asText();
    }

    List<Run> runs(String job) {
        return hub.running().runs().list(new Runs.Filter(null, job, null), null, 50);
    }

    Run now(long id) {
        return hub.running().runs().get(id).orElseThrow();
    }

    Run ended(long id) throws Exception {
        Until.holds("run " + id + " ends", () -> now(id).state().over());
        return now(id);
    }

    /** What the management port says of the hub. */
    String healthText() {
        URI place = URI.create(hub.managementAddress() + "/observe/health");
        return client.sendAsync(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .replace("\\\\/", "/") // the server writes a slash of a message with two backslashes
                .replace("\\/", "/");
    }

    @Override
    public void close() {
        hub.close();
    }

    /** A route of custom/ that begins with direct; its steps stand at the left margin. */
    static String route(String id, String failures, String steps) {
        return """
                - route:
                    id: %s
                    group: custom
                    description: Export the stock
                    routeConfigurationId: %s
                    from:
                      uri: direct
                      parameters:
                        name: %s
                      steps:
                """
                        .formatted(id, failures, id)
                + steps.indent(8);
    }
}
