package io.tillbridge.access;

import java.time.Instant;
import java.util.Set;

/**
 * An API key without its secret.
 *
 * @param clientId the name to sign in with; compared exactly
 * @param lastUsedAt to the minute; null when it never was
 */
public record ApiKey(
        long id,
        String title,
        String clientId,
        boolean enabled,
        Set<Permission> permissions,
        Instant createdAt,
        Instant lastUsedAt) {
    public ApiKey {
        permissions = Set.copyOf(permissions);
    }

    Caller caller() {
        return Caller.key(id, title, permissions);
    }
}
