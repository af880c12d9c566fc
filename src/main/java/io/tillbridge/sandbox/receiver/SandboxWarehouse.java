package io.tillbridge.sandbox.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A warehouse's system on this machine. {@code POST /orders} takes an order as JSON, with a token in {@code
 * Authorization} and an id in {@code webhook-id}: 201 for a new one, 200 for an id that it has. {@code GET /} is a page of
 * the orders that came, {@code GET /orders/<id>} one of them. While its folder has a file {@code away} it answers 503.
 */
public final class SandboxWarehouse implements AutoCloseable {
    private static final int LARGEST = 1 << 20;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private final Path away;
    private final byte[] authorization;
    private final ReceivedOrders orders;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "sandbox-warehouse");
        thread.setDaemon(true);
        return thread;
    });

    private SandboxWarehouse(Path folder, int port, String token) throws IOException {
        this.away = folder.resolve("away");
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.orders = new ReceivedOrders(folder.resolve("orders"));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
    }

    /**
     * Starts the server.
     *
     * @param folder where orders stay from one start to the next
     * @param port 0 for any free one
     * @throws IOException when the port is taken or the folder cannot be written
     */
    public static SandboxWarehouse start(Path folder, int port, String token) throws IOException {
        SandboxWarehouse warehouse = new SandboxWarehouse(folder, port, token);
        warehouse.server.start();
        return warehouse;
    }

    /** Of the page. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Where orders are posted. */
    public String ordersUrl() {
        return address() + "orders";
    }

    /** How many orders came, at this start and before. */
    public int received() throws IOException {
        return orders.count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (Files.exists(away)) {
            send(exchange, 503, TEXT, "The sandbox warehouse is away while the file " + away + " exists.");
        } else if (path.equals("/orders") && method.equals("POST")) {
            post(exchange);
        } else if (method.equals("GET") && path.equals("/")) {
            send(exchange, 200, "text/html; charset=utf-8", WarehousePage.of(orders.count(), orders.newest(100)));
        } else if (method.equals("GET") && path.startsWith("/orders/")) {
            Optional<byte[]> found = orders.find(path.substring("/orders/".length()));
            send(
                    exchange,
                    found.isPresent() ? 200 : 404,
                    JSON,
                    text(found.orElse("{}".getBytes(StandardCharsets.UTF_8))));
        } else {
            send(exchange, 404, TEXT, "Expected POST /orders or GET /, found " + method + " " + path + ".");
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
            send(exchange, 401, TEXT, "Expected the warehouse's token in Authorization.");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            send(exchange, 413, TEXT, "Expected an order of at most 1 MiB.");
            return;
        }
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        switch (orders.take(id, body)) {
            case STORED -> send(exchange, 201, JSON, "{\"state\": \"stored\"}");
            case KNOWN -> send(exchange, 200, JSON, "{\"state\": \"known\"}");
            case NO_ID ->
                send(exchange, 400, TEXT, "Expected an id in webhook-id: at most 100 letters, digits, dots, dashes.");
            case NO_ORDER -> send(exchange, 400, TEXT, "Expected an order as a JSON object.");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
