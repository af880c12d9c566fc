package io.tillbridge.access;

import io.tillbridge.connection.MasterKeyFault;
import io.tillbridge.run.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks name and secret. Whatever is wrong, the same work is done: one look into the database, two secrets opened (the
 * key's own and the one before its rotation, a decoy for each that is not there), both compared in constant time.
 */
final class Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeyStore store;
    private final VerifiedKeyCache verified;
    private final Throttle throttle;
    private final SteadyClock clock;
    private final ApiKeyStore.Stored decoy;
    private final String decoySecret;
    private final Map<Long, Instant> lastUse = new ConcurrentHashMap<>();

    Authenticator(
            ApiKeyStore store, VerifiedKeyCache verified, Throttle throttle, SteadyClock clock, String decoySecret) {
        this.store = store;
        this.verified = verified;
        this.throttle = throttle;
        this.clock = clock;
        Instant never = Instant.EPOCH;
        ApiKey nobody = new ApiKey(0, "nobody", "", false, Set.of(), null, null, never, 1, never, never, null);
        byte[] sealed = store.seal(decoySecret, nobody.clientId());
        this.decoy = new ApiKeyStore.Stored(nobody, sealed, sealed, false);
        this.decoySecret = decoySecret;
    }

    SignInResult authenticate(String clientId, String secret, String address) {
        String name = shortened(clientId);
        String network = AddressRange.of(address);
        Duration waiting = throttle.waiting(name, network);
        if (!waiting.isZero()) {
            return throttled(waiting);
        }
        String digest = verified.digest(name, secret);
        Optional<ApiKey> known = verified.find(digest);
        return known.isPresent() ? accepted(known.get()) : checked(name, secret, network, digest);
    }

    /** Whose a pair is now that was right before; the throttle neither counts it nor stands in its way. */
    Optional<ApiKey> again(String clientId, String secret) {
        String name = shortened(clientId);
        String digest = verified.digest(name, secret);
        return verified.find(digest).or(() -> compared(name, secret, digest));
    }

    private static String shortened(String clientId) {
        return clientId.length() > ApiKeys.LONGEST_CLIENT_ID
                ? clientId.substring(0, ApiKeys.LONGEST_CLIENT_ID + 1)
                : clientId;
    }

    private SignInResult checked(String name, String secret, String network, String digest) {
        Optional<ApiKey> key = compared(name, secret, digest);
        Duration waiting = throttle.settle(name, network, key.isPresent());
        if (!waiting.isZero()) {
            return throttled(waiting);
        }
        return key.<SignInResult>map(this::accepted).orElseGet(() -> new SignInResult.Refused(throttle.left(network)));
    }

    private Optional<ApiKey> compared(String name, String secret, String digest) {
        long changes = verified.changes();
        Instant now = clock.wall().instant();
        ApiKeyStore.Stored stored = store.named(name).orElse(decoy);
        byte[] given = sha256(secret);
        boolean current = MessageDigest.isEqual(sha256(opened(stored, stored.sealed())), given);
        boolean former = MessageDigest.isEqual(sha256(opened(stored, stored.sealedOld())), given);
        Instant formerUntil = stored.key().oldSecretUntil();
        boolean goesOn = formerUntil != null && formerUntil.isAfter(now);
        boolean same = current || (former && goesOn);
        if (!same || !stored.key().enabled() || !stored.welcome()) {
            return Optional.empty();
        }
        verified.add(digest, stored.key(), current ? Instant.MAX : formerUntil, changes);
        return Optional.of(stored.key());
    }

    /** The secret in plain; a decoy, of the same cost, in the place of none and of one that cannot be opened. */
    private String opened(ApiKeyStore.Stored stored, byte[] sealed) {
        if (sealed != null) {
            try {
                return store.unseal(stored.key(), sealed);
            } catch (MasterKeyFault e) {
                LOG.error("API key {} cannot be used. {}", stored.key().id(), e.getMessage());
            }
        }
        store.unseal(decoy.key(), decoy.sealed());
        return decoySecret;
    }

    private SignInResult accepted(ApiKey key) {
        noteUse(key.id());
        return new SignInResult.Accepted(key.caller());
    }

    /** A sign-in does not fail because its time could not be written. */
    private void noteUse(long id) {
        Instant steady = clock.instant();
        Instant last = lastUse.get(id);
        if (last != null && last.plus(USE_NOTED_EVERY).isAfter(steady)) {
            return;
        }
        lastUse.put(id, steady);
        Instant now = clock.wall().instant().truncatedTo(ChronoUnit.MICROS);
        try {
            store.used(id, now, now.minus(USE_NOTED_EVERY));
        } catch (JdbiException e) {
            LOG.warn("The last use of API key {} could not be noted: {}", id, e.getMessage());
        }
    }

    private static SignInResult.Throttled throttled(Duration waiting) {
        return new SignInResult.Throttled(waiting.plusMillis(999).toSeconds());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
