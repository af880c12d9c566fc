package io.tillbridge.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Where a request comes from; prints without the session.
 *
 * @param address remote IP address as text
 * @param secure whether the session's cookie is for encrypted connections only
 * @param session the token in the session's cookie; null when there is none
 */
record Origin(String requestId, String address, boolean secure, String session) {
    /** A browser sends this one back only over TLS and only to this very host. */
    static final String SECURE_COOKIE = "__Host-tillbridge";

    static final String LOCAL_COOKIE = "tillbridge";

    /**
     * @param publicSecure whether the public address is encrypted; empty when the hub has none, then what the proxies
     *     tell of the client's connection counts, and without them whether the hub was called by a name of this machine
     */
    static Origin of(Call call, Optional<Boolean> publicSecure) {
        Client client = call.client();
        boolean secure = publicSecure.orElseGet(
                () -> client.secure().filter(told -> told).orElseGet(() -> !client.callsLoopback()));
        return new Origin(call.requestId(), client.address(), secure, session(call.http(), secure));
    }

    /** The cookie without the prefix may have been set by another host or read on the way: it counts where no TLS is. */
    private static String session(HttpServerRequest http, boolean secure) {
        String prefixed = cookie(http, SECURE_COOKIE);
        return prefixed == null && !secure ? cookie(http, LOCAL_COOKIE) : prefixed;
    }

    private static String cookie(HttpServerRequest http, String name) {
        var cookie = http.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** The name of the session's cookie for this client. */
    String cookieName() {
        return secure ? SECURE_COOKIE : LOCAL_COOKIE;
    }

    @Override
    public String toString() {
        return "Origin[requestId=" + requestId + ", address=" + address + "]";
    }
}
