package io.tillbridge.flow.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of web hooks: an HTTP server that remembers what it was sent. */
final class HookReceiver implements AutoCloseable {
    final List<Posted> posted = new CopyOnWriteArrayList<>();
    volatile int status = 200;

    private final HttpServer server;

    record Posted(String path, Map<String, String> headers, String body) {}

    HookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.add(new Posted(
                exchange.getRequestURI().toString(),
                Map.of(
                        "id", header(exchange, "webhook-id"),
                        "timestamp", header(exchange, "webhook-timestamp"),
                        "signature", header(exchange, "webhook-signature")),
                body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
