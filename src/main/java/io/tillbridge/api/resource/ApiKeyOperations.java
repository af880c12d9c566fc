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
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** API keys: made, changed, revealed, rotated; and what their permissions are for. */
public final class ApiKeyOperations {
    private static final PageRequest<ApiKey> LIST = PageRequest.<ApiKey>of(ApiKey::id)
            .by("createdAt", ApiKey::createdAt)
            .by("updatedAt", key -> key.updatedAt() == null ? key.createdAt() : key.updatedAt())
            .by("title", ApiKey::title);

    private final ApiKeys keys;
    private final ApiKeyAdministration desk;
    private final PermissionUsage uses;
    private final Supplier<Set<Permission>> custom;
    private final Clock clock;

    /** @param custom the permissions that endpoints of this site name */
    ApiKeyOperations(ApiKeys keys, PermissionUsage uses, Supplier<Set<Permission>> custom, Clock clock) {
        this.keys = keys;
        this.desk = new ApiKeyAdministration(keys);
        this.uses = uses;
        this.custom = custom;
        this.clock = clock;
    }

    public ApiResponse get(ApiRequest request) {
        return one(200, keys.get(request.id()), null);
    }

    public ApiResponse permissions(ApiRequest request) {
        return ApiResponse.ok(Map.of("items", all(custom.get()).map(About::of).toList()));
    }

    public ApiResponse list(ApiRequest request) {
        List<ApiKey> found = keys.list(LIST.window(request));
        Map<Long, ApiKeyUsage> used = uses.of(found);
        return ApiResponse.ok(
                LIST.page(request, found, key -> ApiKeyView.of(key, used.get(key.id()), clock.instant(), null)));
    }

    public ApiResponse create(ApiRequest request) {
        JsonNode body = request.body();
        Long retailer =
                body.has("retailerId") ? Long.valueOf(body.path("retailerId").asText()) : null;
        NewApiKey made = desk.create(
                request.caller(),
                body.path("title").asText(),
                permissions(body.path("permissions"), Set.of()),
                retailer);
        return one(201, made.key(), made.secret())
                .with("Location", "/api-keys/" + made.key().id());
    }

    public ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        ApiKeys.Change change = new ApiKeys.Change(
                body.has("title") ? body.path("title").asText() : null,
                body.has("enabled") ? body.path("enabled").asBoolean() : null,
                body.has("permissions")
                        ? permissions(
                                body.path("permissions"), keys.get(request.id()).permissions())
                        : null);
        return one(200, desk.change(request.caller(), request.id(), change, version(request)), null);
    }

    public ApiResponse delete(ApiRequest request) {
        desk.delete(request.caller(), request.id(), version(request));
        return new ApiResponse.Nothing();
    }

    public ApiResponse reveal(ApiRequest request) {
        NewApiKey revealed = desk.reveal(request.caller(), request.id());
        return ApiResponse.ok(
                new Revealed(Long.toString(revealed.key().id()), revealed.key().clientId(), revealed.secret()));
    }

    public ApiResponse rotate(ApiRequest request) {
        Duration grace = request.body().has("graceHours")
                ? Duration.ofHours(request.body().path("graceHours").asLong())
                : ApiKeys.GRACE;
        NewApiKey rotated = desk.rotate(request.caller(), request.id(), grace, version(request));
        return one(200, rotated.key(), rotated.secret());
    }

    private static Long version(ApiRequest request) {
        return IfMatch.version(request).orElse(null);
    }

    /** @param had those that the key has; it may keep one that no endpoint names any more */
    private Set<Permission> permissions(JsonNode words, Set<Permission> had) {
        Set<Permission> permissions = new TreeSet<>();
        Set<Permission> known = custom.get();
        List<RequestFault> faults = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).asText();
            Permission.named(word)
                    .filter(permission ->
                            !permission.isCustom() || known.contains(permission) || had.contains(permission))
                    .ifPresentOrElse(permissions::add, unknown("/permissions/" + i, word, known, faults));
        }
        if (!faults.isEmpty()) {
            throw Problem.faulty(faults).refusal();
        }
        return permissions;
    }

    private static Runnable unknown(String pointer, String word, Set<Permission> custom, List<RequestFault> faults) {
        return () -> faults.add(RequestFault.inBody(
                pointer,
                "not-allowed",
                pointer.substring(1).replace('/', '.') + " is " + QuotedText.of(word) + ", expected one of "
                        + all(custom).map(Permission::text).collect(Collectors.joining(", "))));
    }

    private static Stream<Permission> all(Set<Permission> custom) {
        return Stream.concat(Stream.of(Permission.values()), new TreeSet<>(custom).stream());
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

    private record About(String permission, String sentence, boolean forRetailers) {
        static About of(Permission permission) {
            return new About(
                    permission.text(),
                    permission.sentence(),
                    Permission.ofRetailers().contains(permission));
        }
    }
}
