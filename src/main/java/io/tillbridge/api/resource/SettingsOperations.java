package io.tillbridge.api.resource;

import io.tillbridge.alert.AlertHookSecret;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.Json;
import io.tillbridge.settings.AlertSettings;
import io.tillbridge.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The account settings and their versions. */
public final class SettingsOperations {
    private final Settings settings;
    private final AlertHookSecret hookSecret;
    private final WholesaleSettingsCheck wholesale;

    SettingsOperations(Settings settings, AlertHookSecret hookSecret, WholesaleSettingsCheck wholesale) {
        this.settings = settings;
        this.hookSecret = hookSecret;
        this.wholesale = wholesale;
    }

    public ApiResponse get(ApiRequest request) {
        return one(settings.find());
    }

    public ApiResponse change(ApiRequest request) {
        Long version = IfMatch.version(request).orElse(null);
        Map<String, Object> patch = Json.map(request.body());
        wholesale.check(patch.get("wholesale"));
        HookSecretPatch secret = HookSecretPatch.takenFrom(patch, request.caller());
        Settings.Stored changed = settings.change(patch, version, RequestAuthor.caller(request));
        if (secret.given()) {
            hookSecret.set(changed.settings().alerts().webhookUrl(), secret.value());
        }
        return one(changed);
    }

    public ApiResponse versions(ApiRequest request) {
        return VersionView.page(request, settings.versions(VersionView.LIST.window(request)), settings::version);
    }

    public ApiResponse restore(ApiRequest request) {
        long version = Long.parseLong(request.path().get("version"));
        return one(settings.restore(version, IfMatch.version(request).orElse(null), RequestAuthor.caller(request)));
    }

    private ApiResponse one(Settings.Stored account) {
        Map<String, Object> body = new LinkedHashMap<>(account.settings().toMap());
        AlertSettings alerts = account.settings().alerts();
        Map<String, Object> shown = new LinkedHashMap<>(alerts.toMap());
        String url = alerts.webhookUrl();
        if (url != null) {
            Map<String, Object> webhook = new LinkedHashMap<>();
            webhook.put("url", url);
            webhook.put("secretSet", hookSecret.isSet(url));
            shown.put("webhook", webhook);
        }
        body.put("alerts", shown);
        body.put("wholesale", account.settings().wholesale().toMap());
        return new ApiResponse.Body(200, body, Map.of("ETag", "\"" + account.version() + "\""));
    }
}
