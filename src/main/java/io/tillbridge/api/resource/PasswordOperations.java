package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.FirstOwner;
import io.tillbridge.access.PasswordResets;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.RateLimit;
import io.tillbridge.api.contract.Resource;
import java.util.Map;

/** Passwords chosen by a link: of somebody who forgot his, and of the first owner. */
final class PasswordOperations implements Resource {
    private static final String ASKED =
            "If somebody with this e-mail may sign in, a letter with a link to a new password is on its way";

    private final PasswordResets resets;
    private final FirstOwner firstOwner;

    PasswordOperations(PasswordResets resets, FirstOwner firstOwner) {
        this.resets = resets;
        this.firstOwner = firstOwner;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "askForReset", this::ask,
                "acceptReset", this::accept,
                "acceptFirstOwner", this::own);
    }

    private ApiResponse ask(ApiRequest request) {
        String address = request.origin().address();
        resets.ask(request.body().path("email").asText(), address);
        return new ApiResponse.Body(202, Map.of("detail", ASKED), RateLimit.FAILURES.left(resets.left(address)));
    }

    private ApiResponse accept(ApiRequest request) {
        JsonNode body = request.body();
        return ApiResponse.ok(PersonView.of(
                resets.accept(body.path("token").asText(), body.path("password").asText())));
    }

    private ApiResponse own(ApiRequest request) {
        JsonNode body = request.body();
        return ApiResponse.ok(PersonView.of(firstOwner.accept(
                body.path("token").asText(),
                body.path("email").asText(),
                body.path("name").asText(),
                body.path("password").asText())));
    }
}
