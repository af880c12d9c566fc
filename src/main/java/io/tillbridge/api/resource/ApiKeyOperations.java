package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeyAdministration;
import io.tillbridge.access.ApiKeyUsage;
import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.NewApiKey;
import io.tillbridge.access.Permission;
import io.tillbridge.access.PermissionUsage;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Resource;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** API keys: made, changed, revealed, rotated; and what their permissions are for. */
final class ApiKeyOperations implements Resource {
    private static final PageRequest<ApiKey> LIST = PageRequest.<ApiKey>of(ApiKey::id)
            .by("createdAt", ApiKey::createdAt)
            .by("updatedAt", key -> key.updatedAt() == null ? key.createdAt() : key.updatedAt())
            .by("title", ApiKey::title);

    private final ApiKeys keys;
    private final ApiKeyAdministration desk;
    private final PermissionUsage uses;
    private final Clock clock;

    ApiKeyOperations(ApiKeys keys, PermissionUsage uses, Clock clock) {
        this.keys = keys;
        this.desk = new ApiKeyAdministration(keys);
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
                "listPermissions", request -> ApiResponse.ok(Map.of("items", PERMISSIONS)));
    }

    private ApiResponse list(ApiRequest request) {
        List<ApiKey> found = keys.list(LIST.window(request));
        Map<Long, ApiKeyUsage> used = uses.of(found);
        return ApiResponse.ok(
                LIST.page(request, found, key -> ApiKeyView.of(key, used.get(key.id()), clock.instant(), null)));
    }

    private ApiResponse create(ApiRequest request) {
        JsonNode body = request.body();
        Long retailer =
                body.has("retailerId") ? Long.valueOf(body.path("retailerId").asText()) : null;
        NewApiKey made = desk.create(
                request.caller(), body.path("title").asText(), permissions(body.path("permissions")), retailer);
        return one(201, made.key(), made.secret())
                .with("Location", "/api-keys/" + made.key().id());
    }

    private ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        ApiKeys.Change change = new ApiKeys.Change(
                body.has("title") ? body.path("title").asText() : null,
                body.has("enabled") ? body.path("enabled").asBoolean() : null,
                body.has("permissions") ? permissions(body.path("permissions")) : null);
        return one(200, desk.change(request.caller(), request.id(), change, version(request)), null);
    }

    private ApiResponse delete(ApiRequest request) {
        desk.delete(request.caller(), request.id(), version(request));
        return new ApiResponse.Nothing();
    }

    private ApiResponse reveal(ApiRequest request) {
        NewApiKey revealed = desk.reveal(request.caller(), request.id());
        return ApiResponse.ok(
                new Revealed(Long.toString(revealed.key().id()), revealed.key().clientId(), revealed.secret()));
    }

    private ApiResponse rotate(ApiRequest request) {
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

    private ApiResponse.Body one(int status, ApiKey key, String secret) {
        ApiKeyUsage use = uses.of(List.of(key)).get(key.id());
        return new ApiResponse.Body(
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
