package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Json;
import io.tillbridge.api.contract.Resource;
import io.tillbridge.settings.Settings;
import java.util.Map;

/** The account settings and their versions. */
final class SettingsOperations implements Resource {
    private final Settings settings;

    SettingsOperations(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "getSettings",
                request -> one(settings.find()),
                "changeSettings",
                this::change,
                "listSettingsVersions",
                this::versions,
                "restoreSettings",
                this::restore);
    }

    private ApiResponse change(ApiRequest request) {
        Long version = IfMatch.version(request).orElse(null);
        return one(settings.change(Json.map(request.body()), version, RequestAuthor.caller(request)));
    }

    private ApiResponse versions(ApiRequest request) {
        return VersionView.page(request, settings.versions(VersionView.LIST.window(request)), settings::version);
    }

    private ApiResponse restore(ApiRequest request) {
        long version = Long.parseLong(request.path().get("version"));
        return one(settings.restore(version, IfMatch.version(request).orElse(null), RequestAuthor.caller(request)));
    }

    private static ApiResponse one(Settings.Stored account) {
        return new ApiResponse.Body(200, account.settings().toMap(), Map.of("ETag", "\"" + account.version() + "\""));

}
}
