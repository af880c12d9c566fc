package io.tillbridge.access;

import io.tillbridge.connection.Secrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API keys of machines: made, changed, and checked at each call. */
public final class ApiKeys {
    static final int LONGEST_CLIENT_ID = 128;
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final ApiKeyStore store;
    private final VerifiedKeys verified;
    private final Authenticator authenticator;

    public ApiKeys(Jdbi database, Secrets secrets, Clock clock) {
        this.clock = clock;
        this.store = new ApiKeyStore(database, secrets);
        this.verified = new VerifiedKeys(clock);
        this.authenticator = new Authenticator(store, verified, new Throttle(clock), clock, randomSecret());
    }

    /**
     * Makes the key that the configuration names, with all permissions, when there is none with that client id. A key
     * that is there stays as it is: its secret, its permissions and its switch are the hub's business from then on, so
     * that a stale configuration never opens again what somebody closed. A deleted key is made anew at the next start
     * for as long as the configuration names it.
     *
     * @param clientId null or blank, together with the secret: nothing is made
     * @throws BootstrapFault when only one of the two is given, or the client id cannot be used to sign in
     */
    public void bootstrap(String clientId, String secret) {
        boolean named = clientId != null && !clientId.isBlank();
        if (named != (secret != null && !secret.isBlank())) {
            throw new BootstrapFault("access.bootstrap.client-id and access.bootstrap.client-secret belong together, "
                    + "found only the " + (named ? "first" : "second") + ": set both, or neither.");
        }
        if (!named) {
            return;
        }
        if (clientId.length() > LONGEST_CLIENT_ID
                || clientId.chars().anyMatch(c -> c <= ' ' || c == ':' || c >= 0x7f)) {
            throw new BootstrapFault("access.bootstrap.client-id must be 1 to " + LONGEST_CLIENT_ID
                    + " letters, digits and signs without blanks and colons: HTTP Basic carries no others.");
        }
        Optional<ApiKey> made =
                store.insert("Made at the first start", clientId, secret, EnumSet.allOf(Permission.class), now());
        if (made.isPresent()) {
            LOG.info("API key {} was made with all permissions, as access.bootstrap.client-id asks", clientId);
        } else if (!store.named(clientId).map(store::unseal).equals(Optional.of(secret))) {
            LOG.warn(
                    "API key {} is there already with another secret than access.bootstrap.client-secret and stays as "
                            + "it is: use its own secret, or choose another access.bootstrap.client-id",
                    clientId);
        }
    }

    /** Makes a key with a random client id and secret. */
    public NewApiKey create(String title, Set<Permission> permissions) {
        byte[] id = new byte[12];
        random.nextBytes(id);
        String secret = randomSecret();
        ApiKey key = store.insert(title, "key-" + HexFormat.of().formatHex(id), secret, permissions, now())
                .orElseThrow(() -> new IllegalStateException("96 random bits came twice"));
        return new NewApiKey(key, secret);
    }

    /**
     * Checks a sign-in.
     *
     * @param address remote IP address as text
     */
    public SignIn authenticate(String clientId, String secret, String address) {
        return authenticator.authenticate(clientId, secret, address);
    }

    public Optional<ApiKey> find(long id) {
        return store.find(id).map(ApiKeyStore.Stored::key);
    }

    /**
     * A page in order of id.
     *
     * @param after id of the last one of the page before; 0 for the first page
     */
    public List<ApiKey> list(long after, int limit) {
        return store.list(after, limit);
    }

    /** Switches a key on or off, in force at once; false when there is none. */
    public boolean enable(long id, boolean enabled) {
        return changed(store.enable(id, enabled));
    }

    /** Replaces what a key may do, in force at once; false when there is none. */
    public boolean permit(long id, Set<Permission> permissions) {
        return changed(store.permit(id, permissions));
    }

    /** Deletes a key, in force at once; false when there is none. */
    public boolean delete(long id) {
        return changed(store.delete(id));
    }

    /** The secret in plain, for those who may see it. */
    public Optional<String> reveal(long id) {
        return store.find(id).map(store::unseal);
    }

    private boolean changed(boolean found) {
        verified.forgetAll();
        return found;
    }

    private String randomSecret() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
