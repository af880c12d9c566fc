package io.tillbridge.access;

import io.tillbridge.connection.Secrets;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The first answer to each Idempotency-Key of a caller, kept for 24 hours. Claim the key before the work, then keep
 * the answer or release the claim. Bodies are sealed, for an answer may hold a secret.
 */
public final class IdempotentAnswers {
    public static final Duration KEPT = Duration.ofHours(24);

    /** A claim this old belongs to a process that died: the request may be made again. */
    static final Duration CLAIM_DIES_AFTER = Duration.ofMinutes(10);

    private static final int LONGEST_KEY = 255;
    private static final int SWEPT_AT_ONCE = 1_000;

    private final Jdbi database;
    private final Secrets secrets;
    private final Clock clock;
    private final Duration kept;

    public IdempotentAnswers(Jdbi database, Secrets secrets, Clock clock) {
        this(database, secrets, KEPT, clock);
    }

    /** @param kept how long the first answer is given again */
    public IdempotentAnswers(Jdbi database, Secrets secrets, Duration kept, Clock clock) {
        this.kept = kept;
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What came of a claim. */
    public sealed interface Claim {
        /** Nobody asked before: do the work, then {@link #keep} or {@link #release}. */
        record First(String caller, String key, Instant claimedAt) implements Claim {}

        /** It was done: give this answer again. */
        record Repeated(Answer answer) implements Claim {}

        /** The key was used for another request (409). */
        record OtherRequest() implements Claim {}

        /** The first request is still being answered (409). */
        record UnderWay() implements Claim {}
    }

    /**
     * An answer as it went out; prints without its body.
     *
     * @param headers as the API wrote them down; may be null
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, String headers, byte[] body) {
        @Override
        public String toString() {
            return "Answer[status=" + status + "]";
        }
    }

    /** Whether a header's value can be a key: 1 to 255 printable ASCII characters. */
    public static boolean isKey(String key) {
        return !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /**
     * Claims a key for a request.
     *
     * @param caller whose key it is: the same key of another caller is another key
     * @param key one for which {@link #isKey} holds
     * @param requestHash SHA-256 of all that makes the request: method, path, query and body
     */
    public Claim claim(String caller, String key, byte[] requestHash) {
        while (true) {
            Instant now = now();
            forgetOld(caller, key, now);
            if (insert(caller, key, requestHash, now)) {
                return new Claim.First(caller, key, now);
            }
            Optional<Claim> earlier = earlier(caller, key, requestHash);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            // Released between the two looks: claim it again.
        }
    }

    /** Keeps the answer; nothing happens when the claim died meanwhile and another request took the key. */
    public void keep(Claim.First claim, Answer answer) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE idempotent_answer SET status = :status, headers = :headers, body = :body
                        WHERE caller = :caller AND idempotency_key = :key
                          AND created_at = :claimedAt AND status IS NULL
                        """)
                .bind("status", answer.status())
                .bind("headers", answer.headers())
                .bind("body", secrets.sealBytes(answer.body(), context(claim.caller(), claim.key())))
                .bind("caller", claim.caller())
                .bind("key", claim.key())
                .bind("claimedAt", claim.claimedAt())
                .execute());
    }

    /** Gives the key back: nothing was done, so the same request may be made again. */
    public void release(Claim.First claim) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        DELETE FROM idempotent_answer
                        WHERE caller = :caller AND idempotency_key = :key
                          AND created_at = :claimedAt AND status IS NULL
                        """)
                .bind("caller", claim.caller())
                .bind("key", claim.key())
                .bind("claimedAt", claim.claimedAt())
                .execute());
    }

    /** Deletes what is older than 24 hours; how many. To be called now and then. */
    public int sweep() {
        Instant oldest = now().minus(kept);
        int swept = 0;
        int last;
        do {
            last = database.withHandle(handle -> handle.execute(
                    "DELETE FROM idempotent_answer WHERE created_at <= ? LIMIT " + SWEPT_AT_ONCE, oldest));
            swept += last;
        } while (last == SWEPT_AT_ONCE);
        return swept;
    }

    private void forgetOld(String caller, String key, Instant now) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        DELETE FROM idempotent_answer
                        WHERE caller = :caller AND idempotency_key = :key
                          AND (created_at <= :oldest OR (status IS NULL AND created_at <= :died))
                        """)
                .bind("caller", caller)
                .bind("key", key)
                .bind("oldest", now.minus(kept))
                .bind("died", now.minus(CLAIM_DIES_AFTER))
                .execute());
    }

    private boolean insert(String caller, String key, byte[] requestHash, Instant now) {
        try {
            database.useHandle(handle -> handle.execute(
                    """
                    INSERT INTO idempotent_answer (caller, idempotency_key, request_hash, created_at)
                    VALUES (?, ?, ?, ?)
                    """,
                    caller,
                    key,
                    requestHash,
                    now));
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Claim> earlier(String caller, String key, byte[] requestHash) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM idempotent_answer WHERE caller = :caller AND idempotency_key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, context) -> {
                    if (!Arrays.equals(requestHash, row.getBytes("request_hash"))) {
                        return (Claim) new Claim.OtherRequest();
                    }
                    int status = row.getInt("status");
                    if (row.wasNull()) {
                        return new Claim.UnderWay();
                    }
                    byte[] body = secrets.unsealBytes(row.getBytes("body"), context(caller, key));
                    return new Claim.Repeated(new Answer(status, row.getString("headers"), body));
                })
                .findOne());
    }

    private static String context(String caller, String key) {
        return "answer:" + caller + ":" + key;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
