package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.remotefiles.VendorServerUnderTest;
import io.tillbridge.sandbox.SandboxVendor;
import io.tillbridge.storage.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole hub in a JVM of its own, which a test may kill; talked to by its API only. */
final class ChildHub implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Tillbridge is ready: API (http://\\S+/api/v1)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String address;

    private ChildHub(Process process, Path log, String address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Returns when the hub says it is ready. */
    static ChildHub start(DatabaseSettings database) throws Exception {
        return start(database, List.of());
    }

    /** With further keys. */
    static ChildHub start(DatabaseSettings database, Map<String, String> more) throws Exception {
        return start(database, List.of(), more);
    }

    /** @param launcher a command that narrows its surroundings and becomes the command behind it */
    static ChildHub start(DatabaseSettings database, List<String> launcher) throws Exception {
        return start(database, launcher, Map.of());
    }

    private static ChildHub start(DatabaseSettings database, List<String> launcher, Map<String, String> more)
            throws Exception {
        Files.createDirectories(database.dataDir());
        Path log = Files.createTempFile(database.dataDir().getParent(), "hub", ".log");
        ProcessBuilder builder = new ProcessBuilder(command(database, launcher, more))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TILLBRIDGE_"));
        Process process = builder.start();
        try {
            Until.within(Duration.ofSeconds(60), "the hub starts", () -> {
                assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
                return READY.matcher(Files.readString(log)).find();
            });
        } catch (Exception | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
        Matcher ready = READY.matcher(Files.readString(log));
        assertThat(ready.find()).isTrue();
        return new ChildHub(process, log, ready.group(1));
    }

    private static List<String> command(DatabaseSettings database, List<String> launcher, Map<String, String> more) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        List.of(
                        "data.dir=" + database.dataDir(),
                        "database.url=" + database.url(),
                        "database.username=" + database.username(),
                        "database.password=" + database.password(),
                        "http.port=0",
                        "management.port=0",
                        "vendor.stable-wait=50ms",
                        "schedule.order-poll.cron=0 0 0 1 1 ?",
                        "schedule.product-sync.cron=0 0 0 1 1 ?",
                        "schedule.stock-watch.period=24h",
                        "failures.pause=50ms",
                        "schedule.waiting.period=200ms",
                        // No clock of the hub's own adds a pull to the test's.
                        "schedule.catalog-pull.cron=0 0 0 1 1 ?",
                        "access.bootstrap.client-id=boot",
                        "access.bootstrap.client-secret=strap")
                .forEach(property -> command.add("-D" + property));
        more.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(Tillbridge.class.getName(), "run"));
        return command;
    }

    /** A new connection to a user of the vendor's server; its id. */
    long connect(SandboxVendor vendor, String user) throws Exception {
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
        return connect("sftp-catalog", user, settings, Map.of("password", "secret"));
    }

    long connect(VendorServerUnderTest vendor) throws Exception {
        return connect(vendor.protocol().kind(), "acme", vendor.settings(), vendor.secrets("secret"));
    }

    private long connect(String kind, String name, Map<String, Object> settings, Map<String, Object> secrets)
            throws Exception {
        return post(
                "/connections?test=false",
                Map.of("kind", kind, "name", name, "settings", settings, "secrets", secrets));
    }

    /** Asks for a pull; the run's id. */
    long pull(long connection) throws Exception {
        return run(connection, "catalog-pull");
    }

    /** Asks for a job; the run's id. */
    long run(long connection, String job) throws Exception {
        return post("/connections/" + connection + "/runs", Map.of("job", job));
    }

    /** The run when it is over. */
    JsonNode ended(long run, Duration deadline) throws Exception {
        Until.within(deadline, "run " + run + " ends", () -> get("/runs/" + run).hasNonNull("finishedAt"));
        return get("/runs/" + run);
    }

    JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** The id of what was made. */
    long post(String path, Map<String, ?> body) throws Exception {
        return answer(path, body).path("id").asLong();
    }

    /** What a call that changes something answers. */
    JsonNode answer(String path, Map<String, ?> body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** The same of a call that takes no body. */
    JsonNode answer(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** What a call of another method that changes something answers. */
    JsonNode answer(String method, String path, Map<String, ?> body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        var answer = http.send(
                request.header("Authorization", "Basic " + key)
                        .timeout(Until.STOP)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Where the API listens: {@code http://host:port/api/v1}. */
    String address() {
        return address;
    }

    /** A path as the hub sees it, when it has a disk of its own. */
    Path inside(Path path) {
        return Path.of("/proc/" + process.pid() + "/root" + path);
    }

    boolean alive() {
        return process.isAlive();
    }

    /** The code with which it ends by itself. */
    int exit(Duration deadline) throws Exception {
        return process.onExit().get(deadline.toSeconds(), TimeUnit.SECONDS).exitValue();
    }

    /** What it wrote on its terminal. */
    String output() throws IOException {
        return Files.readString(log);
    }

    /** As Ctrl-C does: the hub ends what is under way, its own database last. */
    void endInOrder() {
        process.destroy();
        process.onExit().join();
    }

    /** As {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
