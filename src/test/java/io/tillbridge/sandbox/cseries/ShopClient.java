package io.tillbridge.sandbox.cseries;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Calls a sandbox shop over real HTTP. */
final class ShopClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String key;
    private final String secret;

    ShopClient(SandboxShop sandbox, ShopSetup setup) {
        this(sandbox.baseUrl(), setup.key(), setup.secret());
    }

    ShopClient(String base, String key, String secret) {
        this.base = base;
        this.key = key;
        this.secret = secret;
    }

    /** @param resource {@code orders.json?limit=2}, in Dutch */
    Answered get(String resource) {
        return call("GET", "/nl/" + resource, "");
    }

    Answered put(String resource, String body) {
        return call("PUT", "/nl/" + resource, body);
    }

    Answered call(String method, String path, String body) {
        try {
            return tried(method, path, body, Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answered tried(String method, String path, String body, Duration patience) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(patience)
                .header("Authorization", "Basic " + encoded(key + ":" + secret))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answered(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What came back. */
    record Answered(int status, HttpHeaders headers, String text) {
        Map<String, Object> json() {
            try {
                return JSON.readValue(text, new TypeReference<Map<String, Object>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /** The list under the one key of the answer. */
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> list() {
            return (List<Map<String, Object>>) json().values().iterator().next();
        }

        /** The object under the one key of the answer. */
        @SuppressWarnings("unchecked")
        Map<String, Object> object() {
            return (Map<String, Object>) json().values().iterator().next();
        }

        /** The objects embedded in one of its relations. */
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> embedded(String relation) {
            Map<String, Object> related = (Map<String, Object>) object().get(relation);
            return (List<Map<String, Object>>) ((Map<String, Object>) related.get("resource")).get("embedded");
        }

        List<Object> each(String field) {
            return list().stream().map(item -> item.get(field)).toList();
        }

        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        String message() {
            return (String) object().get("message");
        }
    }
}
