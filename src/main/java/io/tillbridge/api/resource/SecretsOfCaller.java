package io.tillbridge.api.resource;

import io.tillbridge.access.Role;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.Problem;

/** Who may set the secrets of a connection. */
final class SecretsOfCaller {
    private SecretsOfCaller() {}

    /** A 403 when the body sets secrets and the caller may not. */
    static void require(ApiRequest request) {
        if (request.body().has("secrets") && !request.caller().handlesSecrets()) {
            Role role = request.caller().role();
            String who = role == null ? "This API key" : "Your role " + role.text();
            throw Problem.forbidden(
                            who + " may not set secrets: leave secrets out, or ask an owner or an admin to set them",
                            null)
                    .refusal();
        }
    }
}
