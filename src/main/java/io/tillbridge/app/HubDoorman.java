package io.tillbridge.app;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.PermissionUses;
import io.tillbridge.access.Sessions;
import io.tillbridge.access.SignIn;
import io.tillbridge.access.Visit;
import io.tillbridge.api.Doorman;
import java.util.Optional;

/** Knows the callers of a hub, and notes what they use. */
record HubDoorman(ApiKeys keys, PermissionUses uses, Sessions sessions) implements Doorman {
    @Override
    public SignIn signIn(String clientId, String secret, String address) {
        return keys.authenticate(clientId, secret, address);
    }

    @Override
    public Optional<Caller> again(String clientId, String secret) {
        return keys.again(clientId, secret);
    }

    @Override
    public Optional<Visit> visit(String sessionToken) {
        return sessions.caller(sessionToken);
    }

    @Override
    public void used(Caller caller, Permission permission) {
        uses.note(caller, permission);
    }
}
