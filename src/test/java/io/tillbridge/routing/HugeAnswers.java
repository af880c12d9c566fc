package io.tillbridge.routing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * An HTTP server that answers {@code /<form>/<status>/<bytes>} with as many bytes, made while they are sent. Forms:
 * {@code plain} with a length, {@code chunked} without one, and {@code gzip} or any other as the name of an encoding of
 * packed bytes.
 */
public final class HugeAnswers implements AutoCloseable {
    private static final byte[] PART = new byte[65_536];

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong sent = new AtomicLong();

    public HugeAnswers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        java.util.Arrays.fill(PART, (byte) 'x');
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Bytes of bodies, before they are packed. */
    public long sent() {
        return sent.get();
    }

    private void answer(HttpExchange call) throws IOException {
        String[] path = call.getRequestURI().getPath().split("/", -1);
        long bytes = Long.parseLong(path[3]);
        boolean packed = !path[1].equals("plain") && !path[1].equals("chunked");
        if (packed) {
            call.getResponseHeaders().set("Content-Encoding", path[1]);
        }
        call.sendResponseHeaders(Integer.parseInt(path[2]), path[1].equals("plain") ? bytes : 0);
        try (OutputStream raw = call.getResponseBody();
                OutputStream to = packed ? new GZIPOutputStream(raw) : raw) {
            write(bytes, to);
        } catch (IOException gone) {
            // The hub has read enough.
        }
    }

    private void write(long bytes, OutputStream to) throws IOException {
        for (long left = bytes; left > 0; left -= PART.length) {
            int count = (int) Math.min(left, PART.length);
            to.write(PART, 0, count);
            sent.addAndGet(count);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
