package io.tillbridge.api.resource;

import io.tillbridge.access.Permission;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.retention.Erasure;
import java.io.IOException;

/** Customers who want to be forgotten. */
public final class ErasureOperations {
    private final Erasure erasure;

    ErasureOperations(Erasure erasure) {
        this.erasure = erasure;
    }

    /** It needs two permissions, and the contract names one: it changes orders, and what the audit says. */
    public ApiResponse forget(ApiRequest request) throws IOException {
        if (!request.caller().may(Permission.ACCESS_WRITE)) {
            throw Problem.forbidden(request.caller(), Permission.ACCESS_WRITE).refusal();
        }
        boolean dryRun = request.body().path("dryRun").asBoolean();
        String email = request.body().path("email").asText().strip();
        Erasure.Erased erased = erasure.forget(email, dryRun);
        return ApiResponse.ok(new View(
                dryRun, erased.orders(), erased.failures(), erased.runEvents(), erased.mails(), erased.auditEntries()));
    }

    private record View(boolean dryRun, long orders, long failures, long runEvents, long mails, long auditEntries) {}
}
