package io.tillbridge.api;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a connection may stay without a whole request head: to Vert.x each letter counts as life, so a client that
 * sends one a minute could stay for ever. While a request is read and answered no clock runs here.
 */
final class HeadPatience {
    private final Vertx vertx;
    private final Patience patience;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    HeadPatience(Vertx vertx, Patience patience) {
        this.vertx = vertx;
        this.patience = patience;
    }

    /** A connection was opened: its first head is awaited. */
    void opened(HttpConnection connection) {
        timers.put(connection, vertx.setTimer(patience.headMillis(), late -> refuse(connection)));
        connection.closeHandler(gone -> stop(connection));
    }

    /** A head is there. When its answer is out, a next one is awaited for as long as connections are kept. */
    void headOf(HttpServerRequest http) {
        HttpConnection connection = http.connection();
        stop(connection);
        http.response()
                .endHandler(out ->
                        timers.put(connection, vertx.setTimer(patience.keptMillis(), late -> connection.close())));
    }

    private void stop(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    /** Without a request there is no response object to answer with: the answer goes past Vert.x to the socket. */
    private void refuse(HttpConnection connection) {
        timers.remove(connection);
        Rendered problem = Rendering.problem(
                Problem.tooSlow("No whole request head was here in time"),
                UUID.randomUUID().toString());
        String head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: application/problem+json\r\n"
                + "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: "
                + problem.body().length() + "\r\n\r\n";
        Channel channel = ((ConnectionBase) connection).channel();
        channel.pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.wrappedBuffer(
                        head.getBytes(StandardCharsets.US_ASCII), problem.body().getBytes()))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
