package io.tillbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.DatabaseSettings;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A whole hub with some products, and partners who fetch its feeds. */
final class FeedHub implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Hub hub;
    final Path own;
    private final HubCalls calls;
    private final HttpClient http = HttpClient.newHttpClient();

    private FeedHub(Hub hub, Path own) {
        this.hub = hub;
        this.own = own;
        this.calls = new HubCalls(hub);
    }

    static FeedHub start(Path temp, Map<String, String> more) throws Exception {
        return start(TestDatabase.freshSettings(temp.resolve("data")), temp, more);
    }

    /** With the data that is there. */
    static FeedHub start(DatabaseSettings data, Path temp, Map<String, String> more) throws Exception {
        Path own = Files.createDirectories(temp.resolve("own-feeds"));
        Map<String, String> set = new HashMap<>(HubSettings.of(data));
        set.put("schedule.waiting.period", "200ms");
        set.put("schedule.feed-publish.cron", "0 0 0 1 1 ?");
        set.put("failures.pause", "20ms");
        set.put("feeds.dir", own.toString());
        set.putAll(HubCalls.KEY);
        set.putAll(more);
        return new FeedHub(Hub.start(HubSettings.read(set)), own);
    }

    /** Live products with the SKUs {@code P-<from>} and on, of that price. */
    static void products(Database database, int from, int count, String price) {
        database.jdbi().useHandle(handle -> {
            for (int i = from; i < from + count; i++) {
                handle.execute(
                        "INSERT INTO product (vendor_sku, name, brand, language, is_visible, msrp, content_hash, created_at, updated_at)"
                                + " VALUES (?, ?, 'Acme', 'nl', TRUE, ?, 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
                        "P-" + i,
                        "Product " + i,
                        price);
            }
        });
    }

    void products(int from, int count) {
        products(hub.core().database(), from, count, "12.50");
    }

    Database database() {
        return hub.core().database();
    }

    JsonNode get(String path) throws Exception {
        return calls.call("GET", path, null).body();
    }

    HubCalls.Answer call(String method, String path, Map<String, ?> body) throws Exception {
        return calls.call(method, path, body);
    }

    /** A new feed; its id. */
    String feed(String name, Map<String, Object> settings, Map<String, ?> secrets) throws Exception {
        HubCalls.Answer made = calls.call(
                "POST",
                "/connections?test=false",
                Map.of("kind", "feed", "name", name, "settings", settings, "secrets", secrets));
        if (made.status() != 201) {
            throw new AssertionError(made.toString());
        }
        return made.body().path("id").asText();
    }

    /** Runs the job, and waits for its end. */
    JsonNode publish(String feed, Map<String, ?> more) throws Exception {
        Map<String, Object> body = new HashMap<>(more);
        body.put("job", "feed-publish");
        JsonNode run =
                calls.call("POST", "/connections/" + feed + "/runs", body).body();
        String id = run.path("id").asText();
        if (id.isEmpty()) {
            throw new AssertionError(run.toString());
        }
        Until.holds(
                "run " + id + " ends",
                () -> !get("/runs/" + id).path("state").asText().matches("queued|running"));
        return get("/runs/" + id);
    }

    JsonNode publish(String feed) throws Exception {
        return publish(feed, Map.of());
    }

    /** The pull address, with its token. */
    String address(String feed) throws Exception {
        return call("POST", "/connections/" + feed + "/feed/token/reveal", null)
                .body()
                .path("address")
                .asText();
    }

    HttpResponse<byte[]> pull(String address, String... headers) throws IOException, InterruptedException {
        return http.send(request(address, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> open(String address) throws IOException, InterruptedException {
        return http.send(request(address).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    HttpRequest.Builder request(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Until.STOP);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonNode json(byte[] body) throws IOException {
        return JSON.readTree(body);
    }

    @Override
    public void close() {
        hub.close();
    }
}
