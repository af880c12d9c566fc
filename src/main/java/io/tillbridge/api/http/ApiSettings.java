package io.tillbridge.api.http;

import java.util.Set;

/**
 * Where and how the API listens.
 *
 * @param host address to bind, {@code http.host}
 * @param port 0 for any free one, {@code http.port}
 * @param maxFile the largest catalog file in bytes, {@code catalog.max-file-size}
 * @param corsOrigins other sites whose pages may call, {@code http.cors.origins}
 * @param timeouts with slow clients
 * @param limits what clients may take together
 * @param proxies the public address and the reverse proxies in front
 */
public record ApiSettings(
        String host,
        int port,
        long maxFile,
        Set<String> corsOrigins,
        ClientTimeouts timeouts,
        ClientLimits limits,
        ProxySettings proxies) {
    /** The largest JSON body in bytes. */
    static final int MAX_BODY = 1024 * 1024;

    public ApiSettings {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    public ApiSettings(
            String host, int port, long maxFile, Set<String> corsOrigins, ClientLimits limits, ProxySettings proxies) {
        this(host, port, maxFile, corsOrigins, ClientTimeouts.USUAL, limits, proxies);
    }

    public ApiSettings(String host, int port, long maxFile, Set<String> corsOrigins, ClientLimits limits) {
        this(host, port, maxFile, corsOrigins, limits, ProxySettings.NONE);
    }

    public ApiSettings(String host, int port, long maxFile, Set<String> corsOrigins, ProxySettings proxies) {
        this(host, port, maxFile, corsOrigins, ClientLimits.USUAL, proxies);
    }

    public ApiSettings(String host, int port, long maxFile, Set<String> corsOrigins) {
        this(host, port, maxFile, corsOrigins, ProxySettings.NONE);
    }

    public ApiSettings(String host, int port, long maxFile, Set<String> corsOrigins, ClientTimeouts timeouts) {
        this(host, port, maxFile, corsOrigins, timeouts, ClientLimits.USUAL, ProxySettings.NONE);
    }

    /** For no pages but the hub's own. */
    public ApiSettings(String host, int port, long maxFile) {
        this(host, port, maxFile, Set.of());
    }
}
