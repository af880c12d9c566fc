package io.tillbridge.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Writes answers on the event loop, with the headers every answer has. */
final class AnswerWriter {
    /** What a refused client may still send, so that it reads the answer instead of a broken connection. */
    private static final long LEFTOVER_BYTES = 4L * 1024 * 1024;

    private static final long LEFTOVER_MILLIS = 5_000;

    private final Vertx vertx;

    AnswerWriter(Vertx vertx) {
        this.vertx = vertx;
    }

    static void usualHeaders(Call call) {
        call.http()
                .response()
                .putHeader(Call.REQUEST_ID, call.requestId())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Cache-Control", "no-store");
    }

    void write(Call call, Rendered answer) {
        if (call.answered()) {
            return;
        }
        HttpServerResponse response = call.http().response().setStatusCode(answer.status());
        answer.headers().forEach((name, value) -> put(response, name, value));
        if (call.http().isEnded()) {
            response.end(answer.body());
        } else {
            response.putHeader("Connection", "close").end(answer.body());
            passOverLeftovers(call.http());
        }
    }

    /** What an answer varies with is added up; any other header is the answer's own. */
    private static void put(HttpServerResponse response, String name, String value) {
        String before = name.equals("Vary") ? response.headers().get(name) : null;
        response.putHeader(name, before == null ? value : before + ", " + value);
    }

    private void passOverLeftovers(HttpServerRequest http) {
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

    void download(Call call, Answer.Download file) {
        if (call.answered()) {
            forget(file);
            return;
        }
        String name = URLEncoder.encode(file.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        call.http()
                .response()
                .putHeader("Content-Type", file.contentType())
                .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .sendFile(file.file().toString())
                .onFailure(why -> call.http().connection().close())
                .onComplete(sent -> forget(file));
    }

    private void forget(Answer.Download file) {
        if (file.passing()) {
            vertx.fileSystem().deleteRecursive(file.file().getParent().toString());
        }
    }
}
