package io.tillbridge.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.postnl.SandboxPostnl;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The whole hub with a shop whose checkout shows options, and a PostNL beside it. */
final class CheckoutHub implements AutoCloseable {
    static final String KEY = "postnl-key-of-the-test";
    private static final ObjectMapper JSON = new ObjectMapper();

    final SandboxPostnl postnl;
    final Hub hub;
    final long shop;
    final long carrier;
    private final HttpClient http = HttpClient.newHttpClient();
    private int days;

    private CheckoutHub(Path folder, Map<String, String> more) throws Exception {
        postnl = SandboxPostnl.start(0, KEY);
        Map<String, String> set = HubSettings.of(TestDatabase.freshSettings(folder.resolve("data")));
        set.put("access.bootstrap.client-id", "boot");
        set.put("access.bootstrap.client-secret", "strap");
        set.put("http.trusted-proxies", "127.0.0.1");
        set.put("schedule.enabled", "false");
        set.put("postnl.read-timeout", "300ms");
        set.put("postnl.call-timeout", "500ms");
        set.put("postnl.calls-per-second", "100");
        set.put("checkout.carrier-wait", "10s");
        set.put("checkout.carrier-waits-per-second", "1000");
        set.putAll(more);
        hub = Hub.start(HubSettings.read(set));
        Map<String, Object> settings = Map.of(
                "baseUrl",
                "http://127.0.0.1:9",
                "language",
                "nl",
                "checkoutOptions",
                true,
                "checkoutHosts",
                List.of("www.shop.example", "127.0.0.1:4000"));
        shop = hub.core()
                .connections()
                .create(Map.of("kind", "cseries", "name", "Shop", "settings", settings))
                .id();
        carrier = hub.core()
                .connections()
                .create(Map.of(
                        "kind",
                        "postnl",
                        "name",
                        "PostNL",
                        "settings",
                        Map.of("baseUrl", postnl.baseUrl()),
                        "secrets",
                        Map.of("apiKey", KEY)))
                .id();
    }

    /** @param more keys of the hub */
    static CheckoutHub start(Path folder, Map<String, String> more) throws Exception {
        return new CheckoutHub(folder, more);
    }

    /** Lets the hub read its shops now, as it does every other second by itself: the same table is stored again. */
    void reread() throws Exception {
        String table = "/connections/" + shop + "/delivery-options";
        HttpResponse<String> stored = api("PUT", table, api("GET", table, null).body());
        if (stored.statusCode() != 200) {
            throw new IllegalStateException(stored.body());
        }
    }

    /** Waits until the hub has seen the last change of a connection. */
    void seen() throws Exception {
        reread();
        long before = postnl.log().count();
        Until.holds("the carrier of the shop is asked", () -> {
            get(options() + "?country=NL&postcode=9999ZZ", Map.of());
            return postnl.log().count() > before;
        });
    }

    /** Another version of the carrier's connection: nothing is remembered of what the last one told. */
    void freshCarrier() throws Exception {
        days = days % 9 + 1;
        hub.core().connections().change(carrier, Map.of("settings", Map.of("days", days)), null);
        seen();
    }

    /** The public address of the options. */
    String options() throws Exception {
        return hub.apiAddress() + "/public/checkout/"
                + JSON.readTree(api("GET", "/connections/" + shop + "/checkout", null)
                                .body())
                        .path("token")
                        .asText() + "/options";
    }

    HttpResponse<String> get(String address, Map<String, String> headers) throws IOException, InterruptedException {
        return send("GET", address, headers);
    }

    HttpResponse<String> send(String method, String address, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String address, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .timeout(Until.STOP)
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode json(String query) throws Exception {
        return JSON.readTree(get(options() + query, Map.of()).body());
    }

    HttpResponse<String> api(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8)))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        hub.close();
        postnl.close();
    }
}
