package io.tillbridge.api;

import io.tillbridge.settings.Account;
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

    private Answer change(ApiRequest request) {
        Long version = IfMatch.version(request).orElse(null);
        return one(settings.change(Json.map(request.body()), version, By.caller(request)));
    }

    private Answer versions(ApiRequest request) {
        return VersionView.page(request, settings.versions(request.afterNumber().orElse(null), request.limit() + 1));
    }

    private Answer restore(ApiRequest request) {
        long version = Long.parseLong(request.path().get("version"));
        return one(settings.restore(version, IfMatch.version(request).orElse(null), By.caller(request)));
    }

    private static Answer one(Account account) {
        return new Answer.Body(200, account.settings().toMap(), Map.of("ETag", "\"" + account.version() + "\""));
    }
}
