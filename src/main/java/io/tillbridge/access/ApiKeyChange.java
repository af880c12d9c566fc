package io.tillbridge.access;

import java.util.Set;

/**
 * What shall be other about a key; null leaves a member as it is.
 *
 * @param title 1 to 255 characters
 * @param permissions all it shall have from then on
 */
public record ApiKeyChange(String title, Boolean enabled, Set<Permission> permissions) {
    public static ApiKeyChange enabled(boolean enabled) {
        return new ApiKeyChange(null, enabled, null);
    }

    public static ApiKeyChange permissions(Set<Permission> permissions) {
        return new ApiKeyChange(null, null, permissions);
    }
}
