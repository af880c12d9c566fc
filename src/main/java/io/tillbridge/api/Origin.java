package io.tillbridge.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/**
 * Where a request comes from; prints without the session.
 *
 * @param address remote IP address as text
 * @param host the name the client called the hub by, as its Host header has it; empty when there is none
 * @param session the token in the session's cookie; null when there is none
 */
record Origin(String requestId, String address, String host, String session) {
    /** A browser sends this one back only over TLS and only to this very host. */
    static final String SECURE_COOKIE = "__Host-tillbridge";

    static final String LOCAL_COOKIE = "tillbridge";

    static Origin of(HttpServerRequest http, String requestId) {
        String host = http.headers().get(HttpHeaders.HOST);
        String named = host == null ? "" : host;
        return new Origin(requestId, http.remoteAddress().hostAddress(), named, session(http, named));
    }

    /** The cookie without the prefix may have been set by another host or read on the way: it counts on loopback only. */
    private static String session(HttpServerRequest http, String host) {
        String secure = cookie(http, SECURE_COOKIE);
        return secure == null && isLoopback(host) ? cookie(http, LOCAL_COOKIE) : secure;
    }

    private static String cookie(HttpServerRequest http, String name) {
        var cookie = http.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** Whether the client called the hub by a name of this very machine, where nobody listens in between. */
    boolean isLoopback() {
        return isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        return name.equals("localhost") || name.endsWith(".localhost") || name.equals("[::1]") || isLoopbackIp(name);
    }

    private static boolean isLoopbackIp(String name) {
        return name.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** The name of the session's cookie for this client. */
    String cookieName() {
        return isLoopback() ? LOCAL_COOKIE : SECURE_COOKIE;
    }

    @Override
    public String toString() {
        return "Origin[requestId=" + requestId + ", address=" + address + "]";
    }
}
