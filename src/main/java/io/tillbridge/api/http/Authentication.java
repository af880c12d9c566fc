package io.tillbridge.api.http;

import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.SignInResult;
import java.util.Optional;

/** Who knows the callers; the hub's keys and sessions. */
@FunctionalInterface
public interface Authentication {
    SignInResult signIn(String clientId, String secret, String address);

    /** Who a caller is now that signed in before; empty when it could not any more. No failed attempt of anybody. */
    default Optional<Caller> again(String clientId, String secret) {
        return signIn(clientId, secret, "") instanceof SignInResult.Accepted accepted
                ? Optional.of(accepted.caller())
                : Optional.empty();
    }

    /** The caller was let in by this permission. */
    default void used(Caller caller, Permission permission) {}

    /** The session of a cookie; empty when it is over or never was. */
    default Optional<AuthenticatedSession> visit(String sessionToken) {
        return Optional.empty();
    }
}
