package io.tillbridge.api;

/**
 * Where and how the API listens.
 *
 * @param host address to bind, {@code http.host}
 * @param port 0 for any free one, {@code http.port}
 * @param maxFile the largest catalog file in bytes, {@code catalog.max-file-size}
 */
public record ApiSettings(String host, int port, long maxFile) {
    /** The largest JSON body in bytes. */
    static final int MAX_BODY = 1024 * 1024;
}
