package io.tillbridge.api.resource;

import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeyUsage;
import io.tillbridge.access.Permission;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * An API key as the API shows it.
 *
 * @param secret only in the answer that made it; null, and left out, otherwise
 */
record ApiKeyView(
        String id,
        String title,
        String clientId,
        boolean enabled,
        List<String> permissions,
        String retailerId,
        List<String> connectionIds,
        Instant createdAt,
        Instant updatedAt,
        Instant lastUsedAt,
        Instant oldSecretUntil,
        List<Used> permissionsUsed,
        List<String> unusedPermissions,
        String advice,
        String secret) {

    record Used(String permission, Instant lastUsedAt) {}

    static ApiKeyView of(ApiKey key, ApiKeyUsage use, Instant now, String secret) {
        Instant old = key.oldSecretUntil();
        return new ApiKeyView(
                Long.toString(key.id()),
                key.title(),
                key.clientId(),
                key.enabled(),
                words(key.permissions()),
                key.retailerId() == null ? null : key.retailerId().toString(),
                key.isPartners()
                        ? key.connectionIds().stream()
                                .sorted()
                                .map(id -> Long.toString(id))
                                .toList()
                        : null,
                key.createdAt(),
                key.updatedAt(),
                key.lastUsedAt(),
                old != null && old.isAfter(now) ? old : null,
                use.lastUsed().entrySet().stream()
                        .map(used -> new Used(used.getKey().text(), used.getValue()))
                        .toList(),
                words(use.unused()),
                use.advice(),
                secret);
    }

    @Override
    public String toString() {
        return "ApiKeyView[id=" + id + "]";
    }

    private static List<String> words(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::text).toList();
    }
}
