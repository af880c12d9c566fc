package io.tillbridge.app;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** A port the hub was told to open cannot be opened; the message names its key. */
final class PortFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PortFault(String message, Throwable cause) {
        super(message, cause);
    }

    static PortFault taken(String key, int port, Throwable cause) {
        return new PortFault(
                key + ": expected a free port, found " + port
                        + " taken by another program. Choose another, or 0 for any free one.",
                cause);
    }

    /**
     * Opens a port for a moment, so that what fails later is not blamed on it.
     *
     * @param name of the two keys, {@code management} for {@code management.host} and {@code management.port}
     * @param port 0 for any free one
     * @return the port that is free
     */
    static int tried(String name, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (e instanceof BindException && !String.valueOf(e.getMessage()).contains("assign")) {
                throw taken(name + ".port", port, e);
            }
            throw new PortFault(
                    name + ".host: expected an address of this machine, found " + host + " (" + e.getMessage()
                            + "). Correct it, or leave it out.",
                    e);
        }
    }

    /** The refusal to open a port that stands behind a failure. */
    static Optional<BindException> behind(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof BindException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
