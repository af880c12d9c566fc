package io.tillbridge.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Answers and problems as bytes and headers. */
final class ResponseRenderer {
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; form-action 'none'; " + "base-uri 'none'; frame-ancestors 'none'";

    private final String basePath;

    ResponseRenderer(String basePath) {
        this.basePath = basePath;
    }

    RenderedResponse json(ApiResponse.Body answer, boolean tagged) {
        byte[] body = Json.bytes(answer.body());
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.computeIfPresent("Location", (name, path) -> basePath + path);
        headers.put("Content-Type", "application/json");
        if (tagged) {
            headers.computeIfAbsent("ETag", name -> tag(body));
        }
        return RenderedResponse.of(answer.status(), headers, body);
    }

    /**
     * A 304 when the client has this very answer (RFC 9110, 13.1.2).
     *
     * @param known what {@code If-None-Match} says
     */
    static RenderedResponse unlessKnown(RenderedResponse answer, EntityTags known) {
        String tag = answer.headers().get("ETag");
        if (tag == null || answer.status() != 200 || known.absent() || !known.holdsWeakly(tag)) {
            return answer;
        }
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("Content-Type");
        return RenderedResponse.of(304, headers, new byte[0]);
    }

    static RenderedResponse text(ApiResponse.Text answer) {
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        return RenderedResponse.of(
                answer.status(), Map.of("Content-Type", answer.contentType(), "ETag", tag(body)), body);
    }

    static RenderedResponse page(ApiResponse.Page answer) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Content-Security-Policy", PAGE_POLICY);
        return RenderedResponse.of(200, headers, answer.html().getBytes(StandardCharsets.UTF_8));
    }

    static RenderedResponse nothing(ApiResponse.Nothing answer) {
        return RenderedResponse.of(204, answer.headers(), new byte[0]);
    }

    static RenderedResponse problem(Problem problem, String requestId) {
        ObjectNode body = Json.tree(problem);
        if (problem.errors().isEmpty()) {
            body.remove("errors");
        }
        body.put("requestId", requestId);
        Map<String, String> headers = new TreeMap<>(problem.headers());
        headers.put("Content-Type", "application/problem+json");
        return RenderedResponse.of(problem.status(), headers, Json.bytes(body));
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
