package io.tillbridge.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Calls to the API of a hub in this process, with the key of its first start. */
record HubCalls(Hub hub) {
    /** The keys of the configuration that make this key. */
    static final Map<String, String> KEY =
            Map.of("access.bootstrap.client-id", "boot", "access.bootstrap.client-secret", "strap");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came back, whatever its status. */
    record Answer(int status, JsonNode body) {}

    /** @param body null for none */
    Answer call(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        String key = Base64.getEncoder().encodeToString("boot:strap".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.apiAddress() + "/api/v1" + path))
                .header("Authorization", "Basic " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(text(body)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private static String text(Map<String, ?> body) throws JsonProcessingException {
        return JSON.writeValueAsString(body);
    }
}
