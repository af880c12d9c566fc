package io.tillbridge.access;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
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
     * @throws ApiKeyFault.Exceeds when the caller lacks one of the permissions
     * @throws ApiKeyFault.Invalid when a retailer's key cannot have them, or there is no such retailer
     */
    public NewApiKey create(Caller by, String title, Set<Permission> permissions, Long retailerId) {
        require(by, permissions, "Making this key");
        return keys.create(title, permissions, retailerId);
    }

    /**
     * Changes a key.
     *
     * @param expectedVersion null when any will do
     * @throws ApiKeyFault.Exceeds when the caller lacks a permission it has, or is to have
     * @throws ApiKeyFault.Own when it is the caller's own
     * @throws ApiKeyFault.Unknown when there is none
     * @throws ApiKeyFault.Stale when its version is another
     */
    public ApiKey change(Caller by, long id, ApiKeyChange change, Long expectedVersion) {
        return latest(id, expectedVersion, key -> {
            refuseOwn(by, id, "change");
            Set<Permission> concerned = EnumSet.noneOf(Permission.class);
            concerned.addAll(key.permissions());
            concerned.addAll(change.permissions() == null ? Set.of() : change.permissions());
            require(by, concerned, "Changing API key " + id);
            return keys.change(key, change);
        });
    }

    /**
     * A key with its secret.
     *
     * @throws ApiKeyFault.Exceeds when the caller lacks one of its permissions
     * @throws ApiKeyFault.Unknown when there is none
     */
    public NewApiKey reveal(Caller by, long id) {
        NewApiKey revealed = keys.reveal(id).orElseThrow(() -> new ApiKeyFault.Unknown(id));
        require(by, revealed.key().permissions(), "Revealing the secret of API key " + id);
        return revealed;
    }

    /**
     * Gives a key a new secret; the one it had goes on for a while. A key may do this to itself.
     *
     * @param grace zero to {@link ApiKeys#LONGEST_GRACE}
     * @param expectedVersion null when any will do
     * @throws ApiKeyFault.Exceeds when the caller lacks one of its permissions
     * @throws ApiKeyFault.Unknown when there is none
     * @throws ApiKeyFault.Stale when its version is another
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
     * @throws ApiKeyFault.Exceeds when the caller lacks one of its permissions
     * @throws ApiKeyFault.Own when it is the caller's own
     * @throws ApiKeyFault.Unknown when there is none
     * @throws ApiKeyFault.Stale when its version is another
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
        while (true) {
            ApiKey key = keys.get(id);
            if (expectedVersion != null && expectedVersion != key.version()) {
                throw new ApiKeyFault.Stale(id, expectedVersion);
            }
            try {
                return work.apply(key);
            } catch (ApiKeyFault.Stale stale) {
                if (expectedVersion != null) {
                    throw stale;
                }
            }
        }
    }

    private static void refuseOwn(Caller by, long id, String what) {
        if (by.keyId().filter(own -> own == id).isPresent()) {
            throw new ApiKeyFault.Own(id, what);
        }
    }

    private static void require(Caller by, Set<Permission> permissions, String what) {
        Set<Permission> missing = Authority.lacked(by, permissions);
        if (!missing.isEmpty()) {
            throw new ApiKeyFault.Exceeds(what, missing);
        }
    }
}
