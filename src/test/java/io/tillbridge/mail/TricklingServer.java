package io.tillbridge.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Greets a letter a time, so slowly that no greeting ends and so fast that no silence is long. */
final class TricklingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));

    TricklingServer() throws IOException {
        Thread thread = new Thread(this::serve, "trickling-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            while (!socket.isClosed()) {
                client.getOutputStream().write('2');
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (IOException over) {
            // The test is over, or the other side has gone as it should.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
