package io.tillbridge.access;

import io.tillbridge.connection.Secrets;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.ListWindow;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API keys of machines: made, changed, rotated, and checked at each call. Every change is in force at once. */
public final class ApiKeys {
    static final int LONGEST_CLIENT_ID = 128;

    /** How long a secret goes on after a rotation, when nothing else is asked for. */
    public static final Duration GRACE = Duration.ofHours(24);

    /** The longest that can be asked for. */
    public static final Duration LONGEST_GRACE = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final ApiKeyStore store;
    private final ApiKeyUpdates writes;
    private final RetailerKeys retailers;
    private final VerifiedKeyCache verified;
    private final Authenticator authenticator;

    public ApiKeys(Jdbi database, Secrets secrets, Clock clock) {
        SteadyClock steady = SteadyClock.of(clock);
        this.clock = steady.wall();
        this.store = new ApiKeyStore(database, secrets);
        this.writes = new ApiKeyUpdates(database);
        this.retailers = new RetailerKeys(store);
        this.verified = new VerifiedKeyCache(steady);
        this.authenticator = new Authenticator(store, verified, new Throttle(steady), steady, randomSecret());
    }

    /**
     * Makes the key that the configuration names, with all permissions, when there is none with that client id. A key
     * that is there stays as it is: its secret, its permissions and its switch are the hub's business from then on, so
     * that a stale configuration never opens again what somebody closed. A deleted key is made anew at the next start
     * for as long as the configuration names it.
     *
     * @param clientId null or blank, together with the secret: nothing is made
     * @return the key when it was made now
     * @throws BootstrapFault when only one of the two is given, or the client id cannot be used to sign in
     */
    public Optional<ApiKey> bootstrap(String clientId, String secret) {
        boolean named = clientId != null && !clientId.isBlank();
        if (named != (secret != null && !secret.isBlank())) {
            throw new BootstrapFault("access.bootstrap.client-id and access.bootstrap.client-secret belong together, "
                    + "found only the " + (named ? "first" : "second") + ": set both, or neither.");
        }
        if (!named) {
            return Optional.empty();
        }
        if (clientId.length() > LONGEST_CLIENT_ID
                || clientId.chars().anyMatch(c -> c <= ' ' || c == ':' || c >= 0x7f)) {
            throw new BootstrapFault("access.bootstrap.client-id must be 1 to " + LONGEST_CLIENT_ID
                    + " letters, digits and signs without blanks and colons: HTTP Basic carries no others.");
        }
        Optional<ApiKey> made =
                store.insert("Made at the first start", clientId, secret, Permission.all(), null, now());
        if (made.isPresent()) {
            LOG.info("API key {} was made with all permissions, as access.bootstrap.client-id asks", clientId);
        } else if (!store.named(clientId)
                .map(known -> store.unseal(known.key(), known.sealed()))
                .equals(Optional.of(secret))) {
            LOG.warn(
                    "API key {} is there already with another secret than access.bootstrap.client-secret and stays as "
                            + "it is: use its own secret, or choose another access.bootstrap.client-id",
                    clientId);
        }
        return made;
    }

    /** Makes a key with a random client id and secret. */
    public NewApiKey create(String title, Set<Permission> permissions) {
        return create(title, permissions, null);
    }

    /**
     * Makes a key with a random client id and secret.
     *
     * @param retailerId whose it is; null for the hub's own people and machines
     * @throws CallerFault INVALID: when a retailer's key cannot have those permissions, or there is no such retailer
     */
    public NewApiKey create(String title, Set<Permission> permissions, Long retailerId) {
        retailers.check(retailerId, permissions);
        byte[] id = new byte[12];
        random.nextBytes(id);
        String secret = randomSecret();
        ApiKey key = store.insert(title, "key-" + HexFormat.of().formatHex(id), secret, permissions, retailerId, now())
                .orElseThrow(() -> new IllegalStateException("96 random bits came twice"));
        return new NewApiKey(key, secret);
    }

    /**
     * Checks a sign-in.
     *
     * @param address remote IP address as text
     */
    public SignInResult authenticate(String clientId, String secret, String address) {
        return authenticator.authenticate(clientId, secret, address);
    }

    /** Who a caller is now whose sign-in was accepted before; empty when it would not be any more. */
    public Optional<Caller> again(String clientId, String secret) {
        return authenticator.again(clientId, secret).map(ApiKey::caller);
    }

    public Optional<ApiKey> find(long id) {
        return store.find(id).map(ApiKeyStore.Stored::key);
    }

    /**
     * One that is there.
     *
     * @throws CallerFault UNKNOWN: when there is none
     */
    public ApiKey get(long id) {
        return stored(id).key();
    }

    /**
     * A page in order of id.
     *
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<ApiKey> list(long after, int limit) {
        return list(ListWindow.after(after, limit));
    }

    public List<ApiKey> list(ListWindow window) {
        return store.list(window);
    }

    /**
     * Changes a key.
     *
     * @param before the key as it was read
     * @throws CallerFault STALE: when it was changed since
     * @throws CallerFault UNKNOWN: when it was deleted since
     * @throws CallerFault INVALID: when a retailer's key cannot have those permissions
     */
    public ApiKey change(ApiKey before, Change change) {
        if (change.permissions() != null) {
            retailers.checkPermissions(before, change.permissions());
        }
        changed(before, writes.change(before, change, now()));
        return get(before.id());
    }

    /**
     * Gives a key a new secret at once. The one it had goes on until the grace ends; one that went on from a rotation
     * before ends now.
     *
     * @param before the key as it was read
     * @param grace zero to {@link #LONGEST_GRACE}
     * @throws CallerFault STALE: when it was changed since
     * @throws CallerFault UNKNOWN: when it was deleted since
     */
    public NewApiKey rotate(ApiKey before, Duration grace) {
        String secret = randomSecret();
        Instant now = now();
        Instant until = grace.isZero() ? null : now.plus(grace);
        changed(before, writes.rotate(before, store.seal(secret, before.clientId()), until, now));
        return new NewApiKey(get(before.id()), secret);
    }

    /**
     * Deletes a key.
     *
     * @param before the key as it was read
     * @throws CallerFault STALE: when it was changed since
     * @throws CallerFault UNKNOWN: when it was deleted since
     */
    public void delete(ApiKey before) {
        changed(before, writes.delete(before));
    }

    /** A key with its current secret in plain, for those who may see it. */
    public Optional<NewApiKey> reveal(long id) {
        return store.find(id).map(found -> new NewApiKey(found.key(), store.unseal(found.key(), found.sealed())));
    }

    /** Who signed in a moment ago is looked up again: to be called when something else than a key decides who may. */
    public void forgetSignIns() {
        verified.forgetAll();
    }

    /** Takes old secrets whose grace is over out of the database; how many. To be called now and then. */
    public int sweep() {
        return writes.sweep(now());
    }

    private ApiKeyStore.Stored stored(long id) {
        return store.find(id).orElseThrow(() -> CallerFault.unknown("API key " + id));
    }

    private void changed(ApiKey before, boolean written) {
        verified.forgetAll();
        if (!written) {
            stored(before.id());
            throw CallerFault.stale("API key " + before.id(), before.version());
        }
    }

    private String randomSecret() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * What shall be other about a key; null leaves a member as it is.
     *
     * @param title 1 to 255 characters
     * @param permissions all it shall have from then on
     */
    public record Change(String title, Boolean enabled, Set<Permission> permissions) {
        public static Change enabled(boolean enabled) {
            return new Change(null, enabled, null);
        }

        public static Change permissions(Set<Permission> permissions) {
            return new Change(null, null, permissions);
        }
    }
}
