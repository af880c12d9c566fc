package io.tillbridge.access;

import io.tillbridge.run.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pairs of name and secret that were found right a moment ago, so that a busy script is not looked up at each call.
 * Held as keyed digests, never in plain; only right pairs are in it, so it cannot tell whether a name exists. Another
 * node's change to a key is seen after ten seconds, this node's at once.
 */
final class VerifiedKeyCache {
    static final Duration KEPT = Duration.ofSeconds(10);
    static final int MOST = 1_000;

    private final SteadyClock clock;
    private final SecretKeySpec ownKey;
    private final Map<String, Verified> verified = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > MOST;
        }
    };
    private long changes;

    VerifiedKeyCache(SteadyClock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.ownKey = new SecretKeySpec(random, "HmacSHA256");
    }

    String digest(String clientId, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(ownKey);
            mac.update((clientId.length() + ":" + clientId).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    synchronized Optional<ApiKey> find(String digest) {
        Verified found = verified.get(digest);
        if (found != null && !found.until.isAfter(clock.instant())) {
            verified.remove(digest);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Verified::key);
    }

    /** To be taken before a key is read, and given back with it. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Remembers a key, unless keys changed since it was read.
     *
     * @param latest when this secret ends by the machine's clock, however soon that is
     */
    synchronized void add(String digest, ApiKey key, Instant latest, long changesWhenRead) {
        if (changes == changesWhenRead) {
            Instant wall = clock.wall().instant();
            Duration left = latest.isBefore(wall.plus(KEPT)) ? Duration.between(wall, latest) : KEPT;
            Instant until = clock.instant().plus(left);
            verified.put(digest, new Verified(key, until));
        }
    }

    synchronized void forgetAll() {
        changes++;
        verified.clear();
    }

    synchronized int size() {
        return verified.size();
    }

    /** @param until by the steady clock */
    private record Verified(ApiKey key, Instant until) {}
}
