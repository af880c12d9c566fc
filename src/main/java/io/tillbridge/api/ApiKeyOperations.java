package io.tillbridge.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeyChange;
import io.tillbridge.access.ApiKeyDesk;
import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.KeyUse;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.access.PermissionUses;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** API keys: made, changed, revealed, rotated; and what their permissions are for. */
final class ApiKeyOperations implements Resource {
    private static final Listed<ApiKey> LIST = Listed.<ApiKey>of(ApiKey::id)
            .by("createdAt", ApiKey::createdAt)
            .by("updatedAt", key -> key.updatedAt() == null ? key.createdAt() : key.updatedAt())
            .by("title", ApiKey::title);

    private final ApiKeys keys;
    private final ApiKeyDesk desk;
    private final PermissionUses uses;
    private final Clock clock;

    ApiKeyOperations(ApiKeys keys, PermissionUses uses, Clock clock) {
        this.keys = keys;
        this.desk = new ApiKeyDesk(keys);
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listApiKeys", this::list,
                "createApiKey", this::create,
                "getApiKey", request -> one(200, keys.get(request.id()), null),
                "changeApiKey", this::change,
                "deleteApiKey", this::delete,
                "revealApiKey", this::reveal,
                "rotateApiKey", this::rotate,
                "listPermissions", request -> Answer.ok(Map.of("items", PERMISSIONS)));
    }

    private Answer list(ApiRequest request) {
        List<ApiKey> found = keys.list(LIST.window(request));
        Map<Long, KeyUse> used = uses.of(found);
        return Answer.ok(
                LIST.page(request, found, key -> ApiKeyView.of(key, used.get(key.id()), clock.instant(), null)));
    }

    private Answer create(ApiRequest request) {
        JsonNode body = request.body();
        Long retailer =
                body.has("retailerId") ? Long.valueOf(body.path("retailerId").asText()) : null;
        NewApiKey made = desk.create(
                request.caller(), body.path("title").asText(), permissions(body.path("permissions")), retailer);
        return one(201, made.key(), made.secret())
                .with("Location", "/api-keys/" + made.key().id());
    }

    private Answer change(ApiRequest request) {
        JsonNode body = request.body();
        ApiKeyChange change = new ApiKeyChange(
                body.has("title") ? body.path("title").asText() : null,
                body.has("enabled") ? body.path("enabled").asBoolean() : null,
                body.has("permissions") ? permissions(body.path("permissions")) : null);
        return one(200, desk.change(request.caller(), request.id(), change, version(request)), null);
    }

    private Answer delete(ApiRequest request) {
        desk.delete(request.caller(), request.id(), version(request));
        return new Answer.Nothing();
    }

    private Answer reveal(ApiRequest request) {
        NewApiKey revealed = desk.reveal(request.caller(), request.id());
        return Answer.ok(
                new Revealed(Long.toString(revealed.key().id()), revealed.key().clientId(), revealed.secret()));
    }

    private Answer rotate(ApiRequest request) {
        Duration grace = request.body().has("graceHours")
                ? Duration.ofHours(request.body().path("graceHours").asLong())
                : ApiKeys.GRACE;
        NewApiKey rotated = desk.rotate(request.caller(), request.id(), grace, version(request));
        return one(200, rotated.key(), rotated.secret());
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    private static Set<Permission> permissions(JsonNode words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        words.forEach(word -> permissions.add(Permission.named(word.asText()).orElseThrow()));
        return permissions;
    }

    private Answer.Body one(int status, ApiKey key, String secret) {
        KeyUse use = uses.of(List.of(key)).get(key.id());
        return new Answer.Body(
                status, ApiKeyView.of(key, use, clock.instant(), secret), Map.of("ETag", "\"" + key.version() + "\""));
    }

    private record Revealed(String id, String clientId, String secret) {
        @Override
        public String toString() {
            return "Revealed[id=" + id + "]";
        }
    }

    private record About(String permission, String sentence, boolean forRetailers) {}

    private static final List<About> PERMISSIONS = Arrays.stream(Permission.values())
            .map(permission -> new About(
                    permission.text(),
                    permission.sentence(),
                    Permission.ofRetailers().contains(permission)))
            .toList();
}
