package io.tillbridge.api.http;

import io.tillbridge.api.contract.Problem;
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
final class RequestHeadTimeout {
    private final Vertx vertx;
    private final ClientTimeouts timeouts;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    RequestHeadTimeout(Vertx vertx, ClientTimeouts timeouts) {
        this.vertx = vertx;
        this.timeouts = timeouts;
    }

    /** A connection was opened: its first head is awaited. */
    void opened(HttpConnection connection) {
        timers.put(connection, vertx.setTimer(timeouts.headMillis(), late -> refuse(connection)));
        connection.closeHandler(gone -> stop(connection));
    }

    /** A head is there. When its answer is out, a next one is awaited for as long as connections are kept. */
    void headOf(HttpServerRequest http) {
        HttpConnection connection = http.connection();
        stop(connection);
        http.response()
                .endHandler(out ->
                        timers.put(connection, vertx.setTimer(timeouts.keptMillis(), late -> connection.close())));
    }

    private void stop(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    private void refuse(HttpConnection connection) {
        timers.remove(connection);
        RawSocketResponse.send(
                ((ConnectionBase) connection).channel(), Problem.tooSlow("No whole request head was here in time"));
    }
}
