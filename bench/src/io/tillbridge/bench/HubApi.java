package io.tillbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.sandbox.cseries.ShopSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The few calls of the hub's API that a measurement needs. */
final class HubApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String authorization;

    HubApi(String address, String client, String secret) {
        this.address = address;
        byte[] credentials = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** The id of a new connection to the vendor. */
    String connect(String name, SandboxVendor vendor, String user, String password)
            throws IOException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "host",
                vendor.host(),
                "port",
                vendor.port(),
                "path",
                "/",
                "username",
                user,
                "hostKey",
                vendor.hostKey());
        return connect("sftp-catalog", name, true, settings, Map.of("password", password));
    }

    /** The id of a new connection to a shop of the double. */
    String connect(ShopSetup shop, String baseUrl, boolean enabled, Map<String, ?> more)
            throws IOException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(Map.of("baseUrl", baseUrl, "language", "nl"));
        settings.putAll(more);
        return connect(
                "cseries", shop.domain(), enabled, settings, Map.of("apiKey", shop.key(), "apiSecret", shop.secret()));
    }

    /** The id of a new connection of any kind, which is not tried. */
    String connect(
            String kind, String name, boolean enabled, Map<String, ?> settings, Map<String, String> secrets)
            throws IOException, InterruptedException {
        Map<String, Object> body =
                Map.of("kind", kind, "name", name, "enabled", enabled, "settings", settings, "secrets", secrets);
        return post("/connections?test=false", body).path("id").asText();
    }

    /** Runs the pull to its end, by the hub's own times; what came out is the note. */
    Measure pull(String what, String connection, long rows) throws IOException, InterruptedException {
        JsonNode run = run("catalog-pull", connection, seen -> {});
        return new Measure(what, rows, time(run), run.path("counters").toString());
    }

    /** Runs a job to its end. @param looks is given the run a few times a second */
    JsonNode run(String job, String connection, Consumer<JsonNode> looks) throws IOException, InterruptedException {
        String id = post("/connections/" + connection + "/runs", Map.of("job", job))
                .path("id")
                .asText();
        JsonNode run = get("/runs/" + id);
        while (run.path("finishedAt").isMissingNode() || run.path("finishedAt").isNull()) {
            looks.accept(run);
            Thread.sleep(LOOK_AGAIN_MILLIS);
            run = get("/runs/" + id);
        }
        if (!run.path("state").asText().equals("succeeded")) {
            throw new IOException("The run ended as " + run);
        }
        return run;
    }

    static Duration time(JsonNode run) {
        return Duration.between(
                Instant.parse(run.path("startedAt").asText()),
                Instant.parse(run.path("finishedAt").asText()));
    }

    /** Lets somebody in and have a password. */
    void invite(String email, String password) throws IOException, InterruptedException {
        String link = post("/invitations", Map.of("email", email, "role", "viewer"))
                .path("link")
                .asText();
        post(
                "/invitations/accept",
                Map.of("token", link.substring(link.indexOf('#') + 1), "name", email, "password", password));
    }

    void signIn(String email, String password) throws IOException, InterruptedException {
        post("/session", Map.of("email", email, "password", password));
    }

    /** Reads an answer to its end without looking into it. */
    void read(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
    }

    private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.header("Authorization", authorization).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
