package io.tillbridge.api.http;

import io.tillbridge.api.contract.RequestOrigin;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Finds out where a request comes from, and which cookie of its session counts. */
final class RequestOrigins {
    private RequestOrigins() {}

    /**
     * @param publicSecure whether the public address is encrypted; empty when the hub has none, then what the proxies
     *     tell of the client's connection counts, and without them whether the hub was called by a name of this machine
     */
    static RequestOrigin of(HttpCall call, Optional<Boolean> publicSecure) {
        RemoteClient client = call.client();
        boolean secure = publicSecure.orElseGet(
                () -> client.secure().filter(told -> told).orElseGet(() -> !client.callsLoopback()));
        return new RequestOrigin(call.requestId(), client.address(), secure, session(call.http(), secure));
    }

    /** The cookie without the prefix may have been set by another host or read on the way: it counts where no TLS is. */
    private static String session(HttpServerRequest http, boolean secure) {
        String prefixed = cookie(http, RequestOrigin.SECURE_COOKIE);
        return prefixed == null && !secure ? cookie(http, RequestOrigin.LOCAL_COOKIE) : prefixed;
    }

    private static String cookie(HttpServerRequest http, String name) {
        var cookie = http.getCookie(name);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }
}
