package io.tillbridge.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Greets, then sends the same text again and again, as fast as it is read. */
public final class EndlessServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final byte[] endless;
    private volatile boolean left;

    public EndlessServer(String endless) throws IOException {
        this.endless = endless.repeat(1000).getBytes(US_ASCII);
        Thread thread = new Thread(this::serve, "endless-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Whether the other side has gone. */
    public boolean left() {
        return left;
    }

    private void serve() {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write("220 here\r\n".getBytes(US_ASCII));
            while (!socket.isClosed()) {
                client.getOutputStream().write(endless);
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
