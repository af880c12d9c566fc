package io.tillbridge.sandbox.cseries;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives webhooks on this machine. */
final class HookCatcher implements AutoCloseable {
    private final List<Caught> caught = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int refusals;

    HookCatcher() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/hooks", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            caught.add(new Caught(exchange.getRequestHeaders(), body));
            boolean refuse = refusals > 0;
            refusals = Math.max(0, refusals - 1);
            exchange.sendResponseHeaders(refuse ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    /** The next so many are answered 500. */
    void refuse(int times) {
        refusals = times;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    List<Caught> caught() {
        return List.copyOf(caught);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Caught(Headers headers, byte[] body) {}
}
