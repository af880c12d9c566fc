package io.tillbridge.sandbox.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Arrays;

/** Writes answers, and whatever else a bad line makes of them. */
public final class Replies {
    private final Vertx vertx;

    Replies(Vertx vertx) {
        this.vertx = vertx;
    }

    public void send(HttpServerRequest request, Reply reply) {
        if (reply.how() == null) {
            write(request, reply);
            return;
        }
        switch (reply.how()) {
            case NEVER -> request.response().exceptionHandler(gone -> {});
            case RESET -> reset(request);
            case CUT_OFF -> cut(request, reply);
            case HALF_JSON ->
                head(request, reply).end(Buffer.buffer(Arrays.copyOf(reply.body(), reply.body().length / 2)));
            case SLOW -> vertx.setTimer(Math.max(1, reply.delay().toMillis()), timer -> write(request, reply));
            default -> write(request, reply);
        }
    }

    private static void write(HttpServerRequest request, Reply reply) {
        if (!request.response().closed()) {
            head(request, reply).end(Buffer.buffer(reply.body()));
        }
    }

    private static HttpServerResponse head(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        response.exceptionHandler(gone -> {});
        reply.headers().forEach(response::putHeader);
        return response;
    }

    /** The length of the whole is told, the half is sent, and the connection ends. */
    private static void cut(HttpServerRequest request, Reply reply) {
        head(request, reply)
                .putHeader("Content-Length", Integer.toString(reply.body().length))
                .write(Buffer.buffer(Arrays.copyOf(reply.body(), reply.body().length / 2)))
                .onComplete(sent -> request.connection().close());
    }

    /** Lingering for no time makes the kernel send RST instead of FIN. */
    private static void reset(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        request.connection().close();
    }
}
