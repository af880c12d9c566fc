package io.tillbridge.access;

import io.tillbridge.connection.Secrets;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What partners are given to fetch one feed: a key of their own, handed over by two links that each open once, one with
 * the client id and how to fetch, one with the secret. Only an owner, or a key that may write access, gives and revokes.
 */
public final class PartnerAccess {
    private final ApiKeys keys;
    private final PartnerKeys partners;
    private final OneTimeSecrets links;
    private final Jdbi database;

    public PartnerAccess(Jdbi database, Secrets secrets, ApiKeys keys, OneTimeSecrets links, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.links = links;
        this.partners = new PartnerKeys(database, secrets, clock);
    }

    /** The permissions of such a key. */
    public static List<Permission> permissions() {
        return PartnerKeys.PERMISSIONS.stream().sorted().toList();
    }

    /** What the first link shows, made from the client id. */
    @FunctionalInterface
    public interface Instructions {
        String of(String clientId);
    }

    /** A key just given, with the links that hand it over; prints without what opens them. */
    public record Given(Partner partner, OneTimeSecrets.Created clientId, OneTimeSecrets.Created secret) {}

    /**
     * A partner's key.
     *
     * @param email of the partner; null when it was not told
     * @param madeBy name of who gave it; null when that did not come to its end
     * @param pulls how often the feed was fetched with it, as far as the log goes back
     * @param lastPullAt null: never
     */
    public record Partner(ApiKey key, String email, String madeBy, long pulls, Instant lastPullAt) {}

    /**
     * Makes a key and its two links.
     *
     * @param title 1 to 255 characters
     * @param email null: not told
     * @throws CallerFault FORBIDDEN: for a person who is no owner
     */
    public Given give(Caller by, long connectionId, String title, String email, Instructions instructions) {
        requireOwner(by);
        NewApiKey made = partners.create(title, connectionId);
        OneTimeSecrets.Created clientId = links.make(
                by, instructions.of(made.key().clientId()), label("Client id", title), OneTimeSecrets.USUAL);
        OneTimeSecrets.Created secret =
                links.make(by, made.secret(), label("Client secret", title), OneTimeSecrets.USUAL);
        partners.handedOver(
                made.key().id(),
                new PartnerKeys.HandOver(
                        email, by.name(), clientId.secret().id(), secret.secret().id()));
        return new Given(partner(made.key(), connectionId), clientId, secret);
    }

    /** Those of a feed, oldest first. */
    public List<Partner> of(long connectionId) {
        return partners.of(connectionId).stream()
                .map(key -> partner(key, connectionId))
                .toList();
    }

    /**
     * Deletes a partner's key, which is refused from this moment on, and the links that nobody has opened yet.
     *
     * @throws CallerFault FORBIDDEN: for a person who is no owner
     * @throws CallerFault UNKNOWN: when the feed has no such key
     */
    public void revoke(Caller by, long connectionId, long keyId) {
        requireOwner(by);
        ApiKey key = partners.of(connectionId).stream()
                .filter(one -> one.id() == keyId)
                .findFirst()
                .orElseThrow(() -> CallerFault.unknown("partner access " + keyId + " of connection " + connectionId));
        partners.handOver(keyId).ifPresent(handOver -> {
            links.revoke(handOver.clientLink());
            links.revoke(handOver.secretLink());
        });
        keys.delete(key);
    }

    private static void requireOwner(Caller by) {
        if (by.role() != null && by.role() != Role.OWNER) {
            throw CallerFault.forbidden("Only an owner gives a partner access and revokes it: ask one.");
        }
    }

    private Partner partner(ApiKey key, long connectionId) {
        var handOver = partners.handOver(key.id());
        return database.withHandle(handle -> handle.createQuery(
                        """
                        SELECT COUNT(*) AS pulls, MAX(at) AS last FROM feed_pull
                        WHERE connection_id = :connection AND caller = :caller
                        """)
                .bind("connection", connectionId)
                .bind("caller", key.caller().id())
                .map((row, context) -> new Partner(
                        key,
                        handOver.map(PartnerKeys.HandOver::email).orElse(null),
                        handOver.map(PartnerKeys.HandOver::madeByName).orElse(null),
                        row.getLong("pulls"),
                        UtcInstants.read(row, "last")))
                .one());
    }

    private static String label(String what, String title) {
        String label = what + " of " + title;
        int most = 255;
        return label.codePointCount(0, label.length()) <= most
                ? label
                : label.substring(0, label.offsetByCodePoints(0, most));
    }
}
