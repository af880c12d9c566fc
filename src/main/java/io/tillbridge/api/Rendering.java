package io.tillbridge.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Answers and problems as bytes and headers. */
final class Rendering {
    private final String basePath;

    Rendering(String basePath) {
        this.basePath = basePath;
    }

    Rendered json(Answer.Body answer, boolean tagged) {
        byte[] body = Json.bytes(answer.body());
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.computeIfPresent("Location", (name, path) -> basePath + path);
        headers.put("Content-Type", "application/json");
        if (tagged) {
            headers.computeIfAbsent("ETag", name -> tag(body));
        }
        return Rendered.of(answer.status(), headers, body);
    }

    /**
     * A 304 when the client has this very answer (RFC 9110, 13.1.2).
     *
     * @param known what {@code If-None-Match} says
     */
    static Rendered unlessKnown(Rendered answer, EntityTags known) {
        String tag = answer.headers().get("ETag");
        if (tag == null || answer.status() != 200 || known.absent() || !known.holdsWeakly(tag)) {
            return answer;
        }
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("Content-Type");
        return Rendered.of(304, headers, new byte[0]);
    }

    static Rendered text(Answer.Text answer) {
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        return Rendered.of(200, Map.of("Content-Type", answer.contentType(), "ETag", tag(body)), body);
    }

    static Rendered nothing(Answer.Nothing answer) {
        return Rendered.of(204, answer.headers(), new byte[0]);
    }

    static Rendered problem(Problem problem, String requestId) {
        ObjectNode body = Json.tree(problem);
        if (problem.errors().isEmpty()) {
            body.remove("errors");
        }
        body.put("requestId", requestId);
        Map<String, String> headers = new TreeMap<>(problem.headers());
        headers.put("Content-Type", "application/problem+json");
        return Rendered.of(problem.status(), headers, Json.bytes(body));
    }

    /** A validator for what has no version of its own: it changes when the content does. */
    static String tag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
