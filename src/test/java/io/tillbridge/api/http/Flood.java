package io.tillbridge.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * A gigabyte that is sent until the other side closes.
 *
 * @param sent so many bytes of it went out
 * @param answer what came back
 */
record Flood(long sent, String answer) {
    private static final long ALL = 1024L * 1024 * 1024;
    private static final byte[] CHUNK = ("8000\r\n" + "0".repeat(0x8000) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    static Flood of(int port, String head) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> heard(socket));
            return new Flood(poured(socket, head), answer.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long poured(Socket socket, String head) {
        long sent = 0;
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (; sent < ALL; sent += CHUNK.length) {
                out.write(CHUNK);
            }
        } catch (IOException closed) {
            // As it should: nobody wants the rest.
        }
        return sent;
    }

    private static String heard(Socket socket) {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                heard.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            // What was heard until then counts.
        }
        return heard.toString();
    }
}
