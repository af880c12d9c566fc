package io.tillbridge.app;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.AuthenticatedSession;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.access.Sessions;
import io.tillbridge.access.SignInResult;
import io.tillbridge.api.http.Authentication;
import java.util.Optional;

/** Knows the callers of a hub, and notes what they use. */
record HubAuthentication(ApiKeys keys, PermissionUsage uses, Sessions sessions) implements Authentication {
    @Override
    public SignInResult signIn(String clientId, String secret, String address) {
        return keys.authenticate(clientId, secret, address);
    }

    @Override
    public Optional<Caller> again(String clientId, String secret) {
        return keys.again(clientId, secret);
    }

    @Override
    public Optional<AuthenticatedSession> visit(String sessionToken) {
        return sessions.caller(sessionToken);
    }

    @Override
    public void used(Caller caller, Permission permission) {
        uses.note(caller, permission);
    }
}
