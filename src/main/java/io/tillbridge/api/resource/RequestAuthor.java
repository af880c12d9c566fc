package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.settings.Author;

/** Who asks for a change, as versions keep it. */
final class RequestAuthor {
    private RequestAuthor() {}

    static Author caller(ApiRequest request) {
        return new Author(
                request.caller().id(), request.caller().name(), request.caller().handlesSecrets());
    }
}
