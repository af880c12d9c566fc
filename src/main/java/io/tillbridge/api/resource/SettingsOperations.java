package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Json;
import io.tillbridge.settings.Settings;
import java.util.Map;

/** The account settings and their versions. */
public final class SettingsOperations {
    private final Settings settings;

    SettingsOperations(Settings settings) {
        this.settings = settings;
    }

    public ApiResponse get(ApiRequest request) {
        return one(settings.find());
    }

    public ApiResponse change(ApiRequest request) {
        Long version = IfMatch.version(request).orElse(null);
        return one(settings.change(Json.map(request.body()), version, RequestAuthor.caller(request)));
    }

    public ApiResponse versions(ApiRequest request) {
        return VersionView.page(request, settings.versions(VersionView.LIST.window(request)), settings::version);
    }

    public ApiResponse restore(ApiRequest request) {
        long version = Long.parseLong(request.path().get("version"));
        return one(settings.restore(version, IfMatch.version(request).orElse(null), RequestAuthor.caller(request)));
    }

    private static ApiResponse one(Settings.Stored account) {
        return new ApiResponse.Body(200, account.settings().toMap(), Map.of("ETag", "\"" + account.version() + "\""));
    }
}
