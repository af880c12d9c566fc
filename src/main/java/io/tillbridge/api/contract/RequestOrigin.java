package io.tillbridge.api.contract;

/**
 * Where a request comes from; prints without the session.
 *
 * @param address remote IP address as text
 * @param secure whether the session's cookie is for encrypted connections only
 * @param session the token in the session's cookie; null when there is none
 */
public record RequestOrigin(String requestId, String address, boolean secure, String session) {
    /** A browser sends this one back only over TLS and only to this very host. */
    public static final String SECURE_COOKIE = "__Host-tillbridge";

    public static final String LOCAL_COOKIE = "tillbridge";

    /** The name of the session's cookie for this client. */
    public String cookieName() {
        return secure ? SECURE_COOKIE : LOCAL_COOKIE;
    }

    @Override
    public String toString() {
        return "Origin[requestId=" + requestId + ", address=" + address + "]";
    }
}
