package io.tillbridge.api.http;

import io.tillbridge.api.contract.ApiResponse;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Writes answers on the event loop, with the headers every answer has. */
final class ResponseWriter {
    /** What a refused client may still send, so that it reads the answer instead of a broken connection. */
    private static final long LEFTOVER_BYTES = 4L * 1024 * 1024;

    private static final long LEFTOVER_MILLIS = 5_000;

    /** What is handed to the socket at once: a client that does not read keeps no more than its answer waiting. */
    static final int PIECE = 32 * 1024;

    private static final Map<String, String> USUAL = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store");

    private final Vertx vertx;

    ResponseWriter(Vertx vertx) {
        this.vertx = vertx;
    }

    static void usualHeaders(HttpCall call) {
        usual(call.requestId()).forEach(call.http().response()::putHeader);
    }

    static Map<String, String> usual(String requestId) {
        Map<String, String> headers = new LinkedHashMap<>(USUAL);
        headers.put("Date", HttpDate.now());
        headers.put(HttpCall.REQUEST_ID, requestId);
        return headers;
    }

    void write(HttpCall call, RenderedResponse answer) {
        if (call.answered()) {
            return;
        }
        HttpServerResponse response = call.http().response().setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> put(response, name, value));
        boolean ended = call.http().isEnded();
        if (!ended && RequestBodies.none(call.http())) {
            // Its end may come behind its answer: nothing of it is left to be read.
            call.http().resume();
            ended = true;
        }
        if (!ended) {
            response.putHeader("Connection", "close");
        }
        if (call.isHead() || answer.body().length() > PIECE) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length()));
        }
        Promise<Void> written = Promise.promise();
        if (call.isHead()) {
            response.end();
            written.complete();
        } else if (answer.body().length() > PIECE) {
            pieces(response, answer.body(), 0, written);
        } else {
            response.end(answer.body());
            written.complete();
        }
        if (!ended) {
            written.future().onSuccess(all -> passOverLeftovers(call.http()));
        }
    }

    /** Writes on as the client reads. */
    private static void pieces(HttpServerResponse response, Buffer body, int from, Promise<Void> written) {
        int at = from;
        while (at < body.length() && !response.closed()) {
            if (response.writeQueueFull()) {
                int rest = at;
                response.drainHandler(room -> pieces(response, body, rest, written));
                return;
            }
            int end = Math.min(body.length(), at + PIECE);
            response.write(body.slice(at, end));
            at = end;
        }
        if (!response.closed()) {
            response.end();
            written.complete();
        }
    }

    /** What an answer varies with is added up; any other header is the answer's own. */
    private static void put(HttpServerResponse response, String name, String value) {
        String before = name.equals("Vary") ? response.headers().get(name) : null;
        response.putHeader(name, before == null ? value : before + ", " + value);
    }

    private void passOverLeftovers(HttpServerRequest http) {
        if (http.isEnded()) {
            // It ended while the answer was written.
            http.connection().close();
            return;
        }
        AtomicLong seen = new AtomicLong();
        long timer = vertx.setTimer(LEFTOVER_MILLIS, late -> http.connection().close());
        http.exceptionHandler(gone -> vertx.cancelTimer(timer));
        http.handler(buffer -> {
            if (seen.addAndGet(buffer.length()) > LEFTOVER_BYTES) {
                http.connection().close();
            }
        });
        http.endHandler(end -> {
            vertx.cancelTimer(timer);
            http.connection().close();
        });
        http.resume();
    }

    void download(HttpCall call, ApiResponse.Download file) {
        if (call.answered()) {
            forget(file);
            return;
        }
        String name = URLEncoder.encode(file.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        call.http()
                .response()
                .putHeader("Content-Type", file.contentType())
                .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        if (call.isHead()) {
            call.http()
                    .response()
                    .putHeader(
                            "Content-Length", Long.toString(file.file().toFile().length()))
                    .end();
            forget(file);
            return;
        }
        call.http()
                .response()
                .sendFile(file.file().toString())
                .onFailure(why -> call.http().connection().close())
                .onComplete(sent -> forget(file));
    }

    private void forget(ApiResponse.Download file) {
        if (file.passing()) {
            vertx.fileSystem().deleteRecursive(file.file().getParent().toString());
        }
    }
}
