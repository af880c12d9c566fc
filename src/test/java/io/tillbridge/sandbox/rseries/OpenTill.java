package io.tillbridge.sandbox.rseries;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.run.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A sandbox till with one account and two shops, called over real HTTP with a token of all scopes. */
final class OpenTill implements AutoCloseable {
    static final String NOW = "2026-05-04T18:00:00Z";
    static final TillSetup SETUP = TillSetup.of("client-1", "secret-1", "https://hub.example/callback");
    private static final ObjectMapper JSON = new ObjectMapper();

    final MutableClock clock = new MutableClock(NOW);
    final SandboxTill sandbox = SandboxTill.start(clock);
    final DoubleTill till = sandbox.add(SETUP.withLimits(TillLimits.none()));
    final long riverside = till.stock().addShop("Riverside", "America/Boise");
    final long hilltop = till.stock().addShop("Hilltop", "America/Boise");
    final long register = till.stock().addRegister(riverside, "Front till");
    final long employee = till.stock().addEmployee("Ada", "Cashier");
    String token = till.tokens().issue().access();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answered get(String path) {
        return call("GET", path, "");
    }

    Answered put(String path, String body) {
        return call("PUT", path, body);
    }

    Answered post(String path, String body) {
        return call("POST", path, body);
    }

    /** @param path below the account, such as {@code Item/1.json} */
    Answered call(String method, String path, String body) {
        return send(method, sandbox.baseUrl() + "/API/V3/Account/" + SETUP.id() + "/" + path, body, "application/json");
    }

    Answered send(String method, String address, String body, String type) {
        try {
            return tried(method, address, body, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answered tried(String method, String address, String body, String type) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return new Answered(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The token endpoint, with a form. */
    Answered token(String form) {
        return send("POST", sandbox.tokenUrl(), form, "application/x-www-form-urlencoded");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** What came back. */
    record Answered(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String body() {
            return response.body();
        }

        Map<String, Object> json() {
            try {
                return JSON.readValue(response.body(), new TypeReference<Map<String, Object>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException("No JSON: " + response.body(), e);
            }
        }

        /** A value below names in turn; null when there is none. */
        Object at(String... names) {
            Object value = json();
            for (String name : names) {
                value = value instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return value;
        }
    }
}
