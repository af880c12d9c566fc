package io.tillbridge.app;

import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.Caller;
import io.tillbridge.access.Permission;
import io.tillbridge.access.PermissionUses;
import io.tillbridge.access.SignIn;
import io.tillbridge.api.Doorman;

/** Knows the callers of a hub, and notes what they use. */
record HubDoorman(ApiKeys keys, PermissionUses uses) implements Doorman {
    @Override
    public SignIn signIn(String clientId, String secret, String address) {
        return keys.authenticate(clientId, secret, address);
    }

    @Override
    public void used(Caller caller, Permission permission) {
        uses.note(caller, permission);
    }
}
