package io.tillbridge.feed.delivery;

import io.tillbridge.connection.Secrets;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The unguessable parts of pull addresses: 256 random bits as text. They are looked up by their SHA-256, so that no
 * comparison of texts takes longer the more of a guess is right.
 */
public final class PullTokens {
    /** How long an old token works when nobody says otherwise. */
    public static final Duration GRACE = Duration.ofHours(24);

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random = new SecureRandom();
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Secrets secrets;
    private final Clock clock;

    public PullTokens(Database database, Secrets secrets, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whose token it is. */
    public record Owner(long tokenId, long connectionId) {}

    /**
     * The current token of a feed.
     *
     * @param oldUntil when the last of its older tokens ends; null: none works any more
     */
    public record Current(Instant createdAt, Instant oldUntil) {}

    /** The feed that a token opens now; empty for whatever opens none. */
    public Optional<Owner> owner(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, connection_id FROM feed_token
                        WHERE token_hash = :hash AND (ends_at IS NULL OR ends_at > :now)
                        """)
                .bind("hash", hash(token))
                .bind("now", UtcInstants.text(clock.instant()))
                .map((row, context) -> new Owner(row.getLong("id"), row.getLong("connection_id")))
                .findOne());
    }

    /** What may be told of the current token without the token; empty while there is none. */
    public Optional<Current> current(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT t.created_at, (SELECT MAX(o.ends_at) FROM feed_token o
                          WHERE o.connection_id = t.connection_id AND o.ends_at > :now) AS old_until
                        FROM feed_token t WHERE t.connection_id = :connection AND t.ends_at IS NULL
                        """)
                .bind("connection", connectionId)
                .bind("now", UtcInstants.text(clock.instant()))
                .map((row, context) ->
                        new Current(UtcInstants.read(row, "created_at"), UtcInstants.read(row, "old_until")))
                .findOne());
    }

    /** The current token in plain, which is made when there is none. */
    public String reveal(long connectionId) {
        return transactions.run(tx -> {
            lock(tx, connectionId);
            return plain(tx, connectionId).orElseGet(() -> make(tx, connectionId));
        });
    }

    /**
     * A new token. All older ones end.
     *
     * @param grace how long the one before still works; zero: from now on it does not, and no older one does
     */
    public String rotate(long connectionId, Duration grace) {
        Instant now = clock.instant();
        return transactions.run(tx -> {
            lock(tx, connectionId);
            tx.createUpdate("DELETE FROM feed_token WHERE connection_id = :connection AND ends_at <= :now")
                    .bind("connection", connectionId)
                    .bind("now", UtcInstants.text(now))
                    .execute();
            tx.createUpdate(
                            """
                            UPDATE feed_token SET ends_at = LEAST(COALESCE(ends_at, :end), :end)
                            WHERE connection_id = :connection
                            """)
                    .bind("connection", connectionId)
                    .bind("end", UtcInstants.text(now.plus(grace)))
                    .execute();
            return make(tx, connectionId);
        });
    }

    private static void lock(Handle tx, long connectionId) {
        tx.createQuery("SELECT id FROM connection WHERE id = :id FOR UPDATE")
                .bind("id", connectionId)
                .mapTo(Long.class)
                .one();
    }

    private Optional<String> plain(Handle tx, long connectionId) {
        return tx.createQuery(
                        """
                        SELECT token_hash, sealed FROM feed_token
                        WHERE connection_id = :connection AND ends_at IS NULL
                        """)
                .bind("connection", connectionId)
                .map((row, context) -> secrets.unseal(row.getBytes("sealed"), context(row.getBytes("token_hash"))))
                .findOne();
    }

    private String make(Handle tx, long connectionId) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        byte[] hash = hash(token);
        tx.createUpdate(
                        """
                        INSERT INTO feed_token (connection_id, token_hash, sealed, created_at)
                        VALUES (:connection, :hash, :sealed, :now)
                        """)
                .bind("connection", connectionId)
                .bind("hash", hash)
                .bind("sealed", secrets.seal(token, context(hash)))
                .bind("now", UtcInstants.text(clock.instant()))
                .execute();
        return token;
    }

    private static String context(byte[] hash) {
        return "feed-token:" + HexFormat.of().formatHex(hash);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
