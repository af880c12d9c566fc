package io.tillbridge.connection;

import io.tillbridge.settings.Author;
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
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Sign-ins that somebody began: the table {@code connection_sign_in}. Only a digest of the state that goes through the
 * browser is kept, each serves once, and for ten minutes.
 */
public final class PendingSignIns {
    public static final Duration LIFE = Duration.ofMinutes(10);
    /** How long one that has ended is known, so that whoever comes back late is told why it does not work. */
    private static final Duration KNOWN_FOR = Duration.ofHours(24);

    private final SecureRandom random = new SecureRandom();
    private final Jdbi database;
    private final Secrets secrets;
    private final Clock clock;

    public PendingSignIns(Jdbi database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * One that begins; prints none of its secrets.
     *
     * @param state goes through the browser and comes back
     * @param verifier the PKCE verifier, 43 characters of base64url
     */
    public record Begun(String state, String verifier, Instant expiresAt) {
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /**
     * One that comes back, to be used once; prints none of its secrets.
     *
     * @param askedBy who began it
     * @param clientId of the client it was begun with
     */
    public record Returned(long connectionId, Author askedBy, String clientId, String redirectUri, String verifier) {
        @Override
        public String toString() {
            return "Returned";
        }
    }

    /** Why a state is not good for a sign-in. */
    public enum Fault {
        UNKNOWN,
        USED,
        OLD
    }

    /** A state that is good for no sign-in. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final Fault fault;

        Refused(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    public Begun begin(long connectionId, Author who, String clientId, String redirectUri) {
        Instant now = now();
        Begun begun = new Begun(random(), random(), now.plus(LIFE));
        byte[] hash = hash(begun.state());
        database.useHandle(handle -> {
            handle.createUpdate("DELETE FROM connection_sign_in WHERE expires_at < :before")
                    .bind("before", now.minus(KNOWN_FOR))
                    .execute();
            handle.createUpdate(
                            """
                            INSERT INTO connection_sign_in (state_hash, connection_id, asked_by, asked_by_name, client_id,
                              redirect_uri, sealed_verifier, expires_at)
                            VALUES (:hash, :id, :by, :name, :client, :redirect, :verifier, :until)
                            """)
                    .bind("hash", hash)
                    .bind("id", connectionId)
                    .bind("by", who.id())
                    .bind("name", who.name())
                    .bind("client", clientId)
                    .bind("redirect", redirectUri)
                    .bind("verifier", secrets.seal(begun.verifier(), context(hash)))
                    .bind("until", begun.expiresAt())
                    .execute();
        });
        return begun;
    }

    /** Which connection a state was made for, whether it is still good or not; uses nothing up. */
    public Optional<Long> connectionOf(String state) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT connection_id FROM connection_sign_in WHERE state_hash = :hash")
                .bind("hash", hash(state))
                .mapTo(Long.class)
                .findOne());
    }

    /** Whether this one began it. */
    public boolean isOf(String state, Author who) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM connection_sign_in WHERE state_hash = :hash AND asked_by = :by)")
                .bind("hash", hash(state))
                .bind("by", who.id())
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Takes one that comes back; for the first that asks.
     *
     * @throws Refused when there is none, it was used, or it is too old
     */
    public Returned take(String state) throws Refused {
        byte[] hash = hash(state);
        Instant now = now();
        Row row = database.withHandle(
                        handle -> handle.createQuery("SELECT * FROM connection_sign_in WHERE state_hash = :hash")
                                .bind("hash", hash)
                                .map((found, context) -> row(found))
                                .findOne())
                .orElseThrow(() -> new Refused(Fault.UNKNOWN));
        if (row.used()) {
            throw new Refused(Fault.USED);
        }
        if (!row.expiresAt().isAfter(now)) {
            throw new Refused(Fault.OLD);
        }
        String verifier = secrets.unseal(row.sealed(), context(hash));
        boolean first = database.withHandle(handle -> handle.createUpdate(
                                "UPDATE connection_sign_in SET used_at = :now WHERE state_hash = :hash AND used_at IS NULL")
                        .bind("now", now)
                        .bind("hash", hash)
                        .execute())
                == 1;
        if (!first) {
            throw new Refused(Fault.USED);
        }
        return new Returned(row.connectionId(), row.askedBy(), row.clientId(), row.redirectUri(), verifier);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(
            long connectionId,
            Author askedBy,
            String clientId,
            String redirectUri,
            byte[] sealed,
            Instant expiresAt,
            boolean used) {}

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("connection_id"),
                new Author(row.getString("asked_by"), row.getString("asked_by_name")),
                row.getString("client_id"),
                row.getString("redirect_uri"),
                row.getBytes("sealed_verifier"),
                UtcInstants.read(row, "expires_at"),
                row.getString("used_at") != null);
    }

    private String random() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static byte[] hash(String state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Binds a sealed verifier to its row. */
    private static String context(byte[] hash) {
        return "sign-in:" + HexFormat.of().formatHex(hash);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
