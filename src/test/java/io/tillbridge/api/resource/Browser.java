package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.http.RunningApi;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** Somebody before a browser: keeps the cookie of the session and sends the CSRF token along. */
final class Browser {
    private final RunningApi door;
    private String cookie;
    private String csrfToken;

    Browser(RunningApi door) {
        this.door = door;
    }

    HttpResponse<String> signIn(String email, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send("POST", "/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
        if (answer.statusCode() == 200) {
            csrfToken = RunningApi.json(answer).path("csrfToken").asText();
        }
        return answer;
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, null);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.uri("/api/v1" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (csrfToken != null) {
            request.header("X-CSRF-Token", csrfToken);
        }
        HttpResponse<String> answer = door.send(request);
        List<String> set = answer.headers().allValues("Set-Cookie");
        if (!set.isEmpty()) {
            cookie = set.get(0).split(";", 2)[0];
        }
        return answer;
    }

    JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        return RunningApi.json(send(method, path, body));
    }

    /** As a page of another site would have it: the cookie comes along, the token does not. */
    void forgetToken() {
        csrfToken = null;
    }

    String cookie() {
        return cookie;
    }

    void cookie(String other) {
        cookie = other;
    }
}
