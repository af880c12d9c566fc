package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.app.config.Configuration;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.connection.Connection;
import io.tillbridge.remotefiles.VendorProtocol;
import io.tillbridge.remotefiles.VendorServerUnderTest;
import io.tillbridge.run.Run;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole hub in this process: the shipped routes, a real database, real HTTP, and a real vendor's server to pull from. */
final class VendorHub implements AutoCloseable {
    static final String HEADER = "vendorSku,name,brand,msrp,defaultCost,language\n";
    static final String PASSWORD = "secret";
    private static final Duration DEADLINE = Until.STOP;

    final VendorServerUnderTest vendor;
    final Hub hub;
    final DatabaseSettings database;
    private final Path files;
    private final HttpClient http = HttpClient.newHttpClient();
    private int connections;

    /** @param waiting how often deliveries that wait are looked for */
    VendorHub(VendorProtocol protocol, Path temp, String waiting) throws Exception {
        files = Files.createDirectories(temp.resolve("vendor"));
        vendor = protocol.start(temp.resolve("keys"), files, PASSWORD);
        database = TestDatabase.freshSettings(temp.resolve("data"));
        hub = Hub.start(configuration(waiting));
    }

    private Configuration configuration(String waiting) {
        Map<String, String> set = HubSettings.of(database);
        set.put("failures.pause", "20ms");
        set.put("vendor.stable-wait", "50ms");
        set.put("schedule.waiting.period", waiting);
        set.putAll(HubCalls.KEY);
        return HubSettings.read(set);
    }

    /** Makes these the vendor's only files: name, content, name, content. */
    void offer(String... namesAndContents) throws IOException {
        try (var old = Files.list(files)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (int i = 0; i < namesAndContents.length; i += 2) {
            Files.writeString(files.resolve(namesAndContents[i]), namesAndContents[i + 1]);
        }
    }

    Connection connection() {
        return connection(vendor, Map.of(), PASSWORD);
    }

    /** @param more settings that are other than right */
    Connection connection(VendorServerUnderTest at, Map<String, Object> more, String password) {
        Map<String, Object> settings = new HashMap<>(at.settings());
        settings.putAll(more);
        connections++;
        return hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        at.protocol().kind(),
                        "name",
                        "vendor " + connections,
                        "settings",
                        settings,
                        "secrets",
                        at.secrets(password)));
    }

    Run pull(Connection connection) throws Exception {
        return ended(request("catalog-pull", connection, false));
    }

    Run request(String job, Connection connection, boolean dry) throws Exception {
        return hub.running().runs().request(job, connection.id(), "api", dry, false);
    }

    Run ended(Run run) throws Exception {
        Until.within(
                DEADLINE,
                "run " + run.id() + " ends",
                () -> hub.running().runs().get(run.id()).orElseThrow().state().over());
        return hub.running().runs().get(run.id()).orElseThrow();
    }

    List<String> events(Run run) {
        return hub.running().runs().events(run.id(), 0, 100).stream()
                .map(Run.Event::message)
                .toList();
    }

    /** Newest first. */
    List<Upload> uploads(Connection connection) {
        return hub.core().uploads().list(new Upload.Filter(connection.id(), null, null), null, 50);
    }

    JsonNode get(String path) throws Exception {
        return new ObjectMapper()
                .readTree(send(HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path))));
    }

    void post(String path) throws Exception {
        send(HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path))
                .POST(BodyPublishers.noBody()));
    }

    String metrics() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(hub.managementAddress() + "/observe/metrics")));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        var answer = http.send(request.header("Authorization", "Basic " + key).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        hub.close();
        vendor.close();
    }
}
