package io.tillbridge.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Map;
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

    private void refuse(HttpConnection connection) {
        timers.remove(connection);
        RawAnswer.send(
                ((ConnectionBase) connection).channel(), Problem.tooSlow("No whole request head was here in time"));
    }
}
