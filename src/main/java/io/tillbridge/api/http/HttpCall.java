package io.tillbridge.api.http;

import io.tillbridge.api.contract.EntityTags;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.UUID;

/** One HTTP request on its way through. */
record HttpCall(HttpServerRequest http, RemoteClient client, String requestId, long startedNanos) {
    static final String REQUEST_ID = "X-Request-Id";

    /** Of a request that is not understood: whoever connected is its client. */
    static HttpCall of(HttpServerRequest http) {
        return of(http, new RemoteClient(http.remoteAddress().hostAddress(), "", Optional.empty()));
    }

    /** The client's own request id is kept when it is plain. */
    static HttpCall of(HttpServerRequest http, RemoteClient client) {
        String given = http.headers().get(REQUEST_ID);
        String id = given != null && given.matches("[A-Za-z0-9._-]{1,64}")
                ? given
                : UUID.randomUUID().toString();
        return new HttpCall(http, client, id, System.nanoTime());
    }

    /** What the filters behind the admission read of it. */
    RequestHead head() {
        return new RequestHead(
                requestId,
                http.method().name(),
                http.uri(),
                path(),
                http.headers().get(HttpHeaders.CONTENT_LENGTH),
                EntityTags.of(http.headers().getAll(HttpHeaders.IF_MATCH)),
                EntityTags.of(http.headers().getAll(HttpHeaders.IF_NONE_MATCH)));
    }

    /** The method it is answered as: a HEAD is a GET whose body is not sent. */
    String method() {
        return isHead() ? "GET" : http.method().name();
    }

    boolean isHead() {
        return http.method().name().equals("HEAD");
    }

    /** The path as it may be logged: what looks like a token is none of the log's business. */
    String path() {
        return String.valueOf(http.path()).replaceAll("/[A-Za-z0-9_-]{40,}", "/{token}");
    }

    long millis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** The answer cannot be told any more: it is on its way, or the client is gone. */
    boolean answered() {
        return http.response().headWritten() || http.response().closed();
    }
}
