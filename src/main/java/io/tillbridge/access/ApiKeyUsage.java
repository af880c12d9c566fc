package io.tillbridge.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a key made of its permissions.
 *
 * @param lastUsed to the hour, of the permissions it has; one it never used is not in it
 * @param unused those it has had for {@link #LONG_ENOUGH} and did not use in that time
 */
public record ApiKeyUsage(Map<Permission, Instant> lastUsed, Set<Permission> unused) {
    /** After so long without a use a permission is told to be too many. */
    public static final Duration LONG_ENOUGH = Duration.ofDays(30);

    /** @param granted since when the key has a permission; one that is not in it the key has since it was made */
    static ApiKeyUsage of(ApiKey key, Map<Permission, Instant> granted, Map<Permission, Instant> used, Instant now) {
        Map<Permission, Instant> lastUsed = new TreeMap<>();
        Set<Permission> unused = new TreeSet<>();
        Instant longAgo = now.minus(LONG_ENOUGH);
        for (Permission permission : key.permissions()) {
            Instant last = used.get(permission);
            if (last != null) {
                lastUsed.put(permission, last);
            }
            Instant since = granted.getOrDefault(permission, key.createdAt());
            boolean usedLately = last != null && last.isAfter(longAgo);
            if (!usedLately && !since.isAfter(longAgo)) {
                unused.add(permission);
            }
        }
        return new ApiKeyUsage(lastUsed, unused);
    }

    /** A sentence for whoever looks after the key; null when it uses all it may. */
    public String advice() {
        return unused.isEmpty()
                ? null
                : "In the last " + LONG_ENOUGH.toDays() + " days this key did not use "
                        + unused.stream().sorted().map(Permission::text).collect(Collectors.joining(", "))
                        + ": take from it what it does not need.";
    }
}
