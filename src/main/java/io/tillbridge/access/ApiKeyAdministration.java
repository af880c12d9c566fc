package io.tillbridge.access;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.fault.LatestVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a caller may do to API keys, by the rule of {@link Authority}: whoever makes, changes, reveals, rotates or deletes
 * a key has each of its permissions. That the caller may touch keys at all is known already.
 */
public final class ApiKeyAdministration {
    private final ApiKeys keys;

    public ApiKeyAdministration(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * Makes a key.
     *
     * @param retailerId whose it is; null for the hub's own
     * @throws CallerFault FORBIDDEN: when the caller lacks one of the permissions
     * @throws CallerFault INVALID: when a retailer's key cannot have them, or there is no such retailer
     */
    public NewApiKey create(Caller by, String title, Set<Permission> permissions, Long retailerId) {
        require(by, permissions, "Making this key");
        refuseGift(by, permissions);
        return keys.create(title, permissions, retailerId);
    }

    /**
     * Changes a key.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault FORBIDDEN: when the caller lacks a permission it has, or is to have
     * @throws CallerFault CONFLICT: when it is the caller's own
     * @throws CallerFault UNKNOWN: when there is none
     * @throws CallerFault STALE: when its version is another
     */
    public ApiKey change(Caller by, long id, ApiKeys.Change change, Long expectedVersion) {
        return latest(id, expectedVersion, key -> {
            refuseOwn(by, id, "change");
            Set<Permission> concerned = new TreeSet<>();
            concerned.addAll(key.permissions());
            concerned.addAll(change.permissions() == null ? Set.of() : change.permissions());
            require(by, concerned, "Changing API key " + id);
            Set<Permission> added = new TreeSet<>(concerned);
            added.removeAll(key.permissions());
            refuseGift(by, added);
            return keys.change(key, change);
        });
    }

    /**
     * A key with its secret.
     *
     * @throws CallerFault FORBIDDEN: when the caller lacks one of its permissions
     * @throws CallerFault UNKNOWN: when there is none
     */
    public NewApiKey reveal(Caller by, long id) {
        NewApiKey revealed = keys.reveal(id).orElseThrow(() -> CallerFault.unknown("API key " + id));
        require(by, revealed.key().permissions(), "Revealing the secret of API key " + id);
        return revealed;
    }

    /**
     * Gives a key a new secret; the one it had goes on for a while. A key may do this to itself.
     *
     * @param grace zero to {@link ApiKeys#LONGEST_GRACE}
     * @param expectedVersion null when any will do
     * @throws CallerFault FORBIDDEN: when the caller lacks one of its permissions
     * @throws CallerFault UNKNOWN: when there is none
     * @throws CallerFault STALE: when its version is another
     */
    public NewApiKey rotate(Caller by, long id, Duration grace, Long expectedVersion) {
        return latest(id, expectedVersion, key -> {
            require(by, key.permissions(), "Rotating the secret of API key " + id);
            return keys.rotate(key, grace);
        });
    }

    /**
     * Deletes a key.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault FORBIDDEN: when the caller lacks one of its permissions
     * @throws CallerFault CONFLICT: when it is the caller's own
     * @throws CallerFault UNKNOWN: when there is none
     * @throws CallerFault STALE: when its version is another
     */
    public void delete(Caller by, long id, Long expectedVersion) {
        latest(id, expectedVersion, key -> {
            refuseOwn(by, id, "delete");
            require(by, key.permissions(), "Deleting API key " + id);
            keys.delete(key);
            return key;
        });
    }

    /** Does the work on the key as it stands; rights that were right for an older version are looked at again. */
    private <T> T latest(long id, Long expectedVersion, Function<ApiKey, T> work) {
        return LatestVersion.change(expectedVersion, () -> {
            ApiKey key = keys.get(id);
            if (expectedVersion != null && expectedVersion != key.version()) {
                throw CallerFault.stale("API key " + id, expectedVersion);
            }
            return work.apply(key);
        });
    }

    private static void refuseOwn(Caller by, long id, String what) {
        if (by.keyId().filter(own -> own == id).isPresent()) {
            throw CallerFault.conflict(
                    "own-key",
                    "API key " + id + " is the one this call was signed in with and cannot " + what
                            + " itself: use another key, or a person's session.");
        }
    }

    /** A key that may change flows cannot pass that on: it could make itself a successor that nobody gave it to. */
    private static void refuseGift(Caller by, Set<Permission> given) {
        given.stream()
                .filter(permission -> permission.isOfOwners() && by.role() != Role.OWNER)
                .findFirst()
                .ifPresent(permission -> {
                    throw CallerFault.forbidden(
                            "Only an owner, signed in, gives a key the permission " + permission.text()
                                    + ": ask one, or leave it away.",
                            permission.text());
                });
    }

    private static void require(Caller by, Set<Permission> permissions, String what) {
        List<String> missing = Authority.lacked(by, permissions).stream()
                .sorted()
                .map(Permission::text)
                .toList();
        if (!missing.isEmpty()) {
            throw CallerFault.forbidden(
                    what + " takes every permission of the key, and you lack " + String.join(", ", missing)
                            + ": ask somebody who has them.",
                    missing.get(0));
        }
    }
}
