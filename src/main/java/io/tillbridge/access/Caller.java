package io.tillbridge.access;

import java.util.Set;

/**
 * Who is calling.
 *
 * @param keyId the API key's id
 * @param title the API key's title, for logs and the audit
 */
public record Caller(long keyId, String title, Set<Permission> permissions) {
    public Caller {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
