package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Set;

/**
 * Pages of which other sites may call: those whose origins are listed, letter by letter; none by default. They send an
 * API key of their own: cookies are never theirs to use.
 */
record Cors(Set<String> origins) {
    private static final String READABLE =
            "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Idempotency-Replayed";
    private static final String SENDABLE =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id";

    boolean allows(String origin) {
        return origin != null && origins.contains(origin);
    }

    /** Lets the page read the answer, when its origin is listed. */
    void headers(HttpCall call) {
        String origin = call.http().headers().get(HttpHeaders.ORIGIN);
        if (!origins.isEmpty()) {
            call.http().response().putHeader("Vary", "Origin");
        }
        if (allows(origin)) {
            call.http()
                    .response()
                    .putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", READABLE);
        }
    }

    /** Whether a browser asks beforehand what a page of another site may do. */
    static boolean isPreflight(HttpServerRequest http) {
        return http.method().name().equals("OPTIONS")
                && http.headers().contains(HttpHeaders.ORIGIN)
                && http.headers().contains("Access-Control-Request-Method");
    }

    RenderedResponse preflight(HttpCall call) {
        String origin = call.http().headers().get(HttpHeaders.ORIGIN);
        if (!allows(origin)) {
            return ResponseRenderer.problem(Problem.crossOrigin(QuotedText.of(origin)), call.requestId());
        }
        Map<String, String> headers = Map.of(
                "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE",
                "Access-Control-Allow-Headers", SENDABLE,
                "Access-Control-Max-Age", "600");
        return RenderedResponse.of(204, headers, new byte[0]);
    }
}
