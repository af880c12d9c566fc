package io.tillbridge.api;

import io.tillbridge.settings.Who;

/** Who asks for a change, as versions keep it. */
final class By {
    private By() {}

    static Who caller(ApiRequest request) {
        return new Who(
                request.caller().id(), request.caller().name(), request.caller().handlesSecrets());
    }
}
