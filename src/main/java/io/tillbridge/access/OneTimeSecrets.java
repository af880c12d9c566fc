package io.tillbridge.access;

import io.tillbridge.connection.Secrets;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Secrets that are handed over by a link which opens once: the table {@code one_time_secret}. Only a digest of the link's
 * token is kept, and the sealed text goes in the statement that opens it.
 */
public final class OneTimeSecrets {
    private static final ListColumns COLUMNS = ListColumns.of(
                    "id", true, "created_at", "COALESCE(opened_at, created_at)")
            .by("label", "label")
            .by("expiresAt", "expires_at");

    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration USUAL = Duration.ofDays(3);
    public static final Duration LONGEST = Duration.ofDays(30);

    /** How long after its end a secret is still told of to its makers. */
    static final Duration TOLD_FOR = Duration.ofDays(30);

    private final SecureRandom random = new SecureRandom();
    private final Jdbi database;
    private final Secrets secrets;
    private final Clock clock;

    public OneTimeSecrets(Jdbi database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes one.
     *
     * @param label what it is, for the maker and for whoever opens it; 1 to 255 characters
     * @param goodFor {@link #SHORTEST} to {@link #LONGEST}
     */
    public Created make(Caller by, String secret, String label, Duration goodFor) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        byte[] hash = hash(token);
        Instant now = now();
        long id = database.withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO one_time_secret
                          (token_hash, label, sealed, made_by, made_by_name, created_at, expires_at)
                        VALUES (:hash, :label, :sealed, :by, :name, :now, :until)
                        """)
                .bind("hash", hash)
                .bind("label", label)
                .bind("sealed", secrets.seal(secret, context(hash)))
                .bind("by", by.id())
                .bind("name", by.name())
                .bind("now", now)
                .bind("until", now.plus(goodFor))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new Created(find(id).orElseThrow(), token);
    }

    /**
     * Opens one, for the first that asks.
     *
     * @param address remote IP address as text
     * @return empty when there is none, or it was opened, taken back or is over: which of them is not told
     */
    public Optional<Opened> open(String token, String address) {
        byte[] hash = hash(token);
        Instant now = now();
        return database.withHandle(handle -> handle.createQuery(
                                """
                                SELECT id, label, sealed FROM one_time_secret
                                WHERE token_hash = :hash AND sealed IS NOT NULL AND expires_at > :now
                                """)
                        .bind("hash", hash)
                        .bind("now", now)
                        .map((row, context) -> new Sealed(row.getLong(1), row.getString(2), row.getBytes(3)))
                        .findOne())
                // Opened first and taken then: what cannot be opened, for want of the right master key, is not lost.
                .map(found -> new Found(found, secrets.unseal(found.bytes(), context(hash))))
                .filter(found -> take(found.sealed().id(), address, now))
                .map(found -> new Opened(found.sealed().label(), found.plain()));
    }

    /** True for one caller only. */
    private boolean take(long id, String address, Instant now) {
        return database.withHandle(handle -> handle.createUpdate(
                                """
                                UPDATE one_time_secret SET sealed = NULL, opened_at = :now, opened_from = :address
                                WHERE id = :id AND sealed IS NOT NULL AND expires_at > :now
                                """)
                        .bind("id", id)
                        .bind("now", now)
                        .bind("address", address)
                        .execute())
                == 1;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(long id, String label, byte[] bytes) {}

    private record Found(Sealed sealed, String plain) {}

    public Optional<OneTimeSecret> find(long id) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM one_time_secret WHERE id = :id")
                .bind("id", id)
                .map(OneTimeSecrets::secret)
                .findOne());
    }

    /**
     * A page of those on their way and those that ended lately, newest first.
     *
     * @param before id of the last one of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<OneTimeSecret> list(long before, int limit) {
        return list(ListWindow.after(before, limit));
    }

    public List<OneTimeSecret> list(ListWindow window) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT * FROM one_time_secret WHERE TRUE" + COLUMNS.page(window))
                        .bindMap(window.bound())
                        .map(OneTimeSecrets::secret)
                        .list());
    }

    /** Takes one back: its link opens nothing from now on. False when there is none. */
    public boolean revoke(long id) {
        return database.withHandle(handle -> handle.execute("DELETE FROM one_time_secret WHERE id = ?", id)) == 1;
    }

    /**
     * Takes what has expired out of the database, and some time later the last word of it; how many rows. To be called
     * now and then.
     */
    public int sweep() {
        Instant now = now();
        return database.withHandle(handle -> handle.execute(
                        "UPDATE one_time_secret SET sealed = NULL WHERE expires_at <= ? AND sealed IS NOT NULL", now)
                + handle.execute("DELETE FROM one_time_secret WHERE expires_at <= ?", now.minus(TOLD_FOR)));
    }

    private static OneTimeSecret secret(ResultSet row, StatementContext context) throws SQLException {
        return new OneTimeSecret(
                row.getLong("id"),
                row.getString("label"),
                row.getString("made_by"),
                row.getString("made_by_name"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "expires_at"),
                UtcInstants.read(row, "opened_at"),
                row.getString("opened_from"));
    }

    private static String context(byte[] tokenHash) {
        return "one-time:" + HexFormat.of().formatHex(tokenHash);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A one-time secret in plain, for the one who opened it; prints without it. */
    public record Opened(String label, String secret) {
        @Override
        public String toString() {
            return "OpenedSecret[label=" + label + "]";
        }
    }

    /**
     * A one-time secret just made, with the token that opens it; prints without it.
     *
     * @param token 256 random bits, base64url
     */
    public record Created(OneTimeSecret secret, String token) {
        @Override
        public String toString() {
            return "NewOneTimeSecret[secret=" + secret + "]";
        }
    }
}
