package io.tillbridge.api;

import io.tillbridge.access.SignIn;

/** Who knows the callers; {@code ApiKeys::authenticate} in the hub. */
@FunctionalInterface
public interface Doorman {
    SignIn signIn(String clientId, String secret, String address);
}
