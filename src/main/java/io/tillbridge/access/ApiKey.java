package io.tillbridge.access;

import java.time.Instant;
import java.util.Set;

/**
 * An API key without its secret.
 *
 * @param clientId the name to sign in with; compared exactly
 * @param retailerId whose key it is; null for one of the hub's own people and machines
 * @param connectionIds of a partner's key, the connections it sees and no others; null for every other key
 * @param oldSecretUntil until when the secret before the last rotation goes on; null when there is none
 * @param version counts changes and rotations, not uses
 * @param lastUsedAt to the minute; null when it never was
 */
public record ApiKey(
        long id,
        String title,
        String clientId,
        boolean enabled,
        Set<Permission> permissions,
        Long retailerId,
        Set<Long> connectionIds,
        Instant oldSecretUntil,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Instant lastUsedAt) {
    public ApiKey {
        permissions = Set.copyOf(permissions);
        connectionIds = connectionIds == null ? null : Set.copyOf(connectionIds);
    }

    /** Whether it was given to a partner, who is let in to the connections of the key alone. */
    public boolean isPartners() {
        return connectionIds != null;
    }

    Caller caller() {
        if (connectionIds != null) {
            return Caller.partner(id, title, permissions, connectionIds);
        }
        return retailerId == null
                ? Caller.key(id, title, permissions)
                : Caller.retailer(id, title, permissions, retailerId);
    }
}
