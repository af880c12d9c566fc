package io.tillbridge.mail;

import io.tillbridge.app.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Greets a letter a time, so slowly that no greeting ends and so fast that no silence is long. */
final class TricklingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    private volatile boolean left;

    TricklingServer() throws IOException {
        Thread thread = new Thread(this::serve, "trickling-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Whether the other side has gone. */
    boolean left() {
        return left;
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            while (!socket.isClosed()) {
                client.getOutputStream().write('2');
                Until.later(Duration.ofMillis(100));
            }
        } catch (IOException over) {
            left = !socket.isClosed();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
