package io.tillbridge.access;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code person_session}. */
final class SessionStore {
    private static final int MOST_OF_A_PERSON = 50;
    private static final int SWEPT_AT_ONCE = 1_000;

    /** A session as it stands in the table, with its person as that one is now. */
    record Kept(long id, Person person, String csrfToken, Instant createdAt, Instant lastSeenAt) {}

    /**
     * Begins a session, unless the person is gone, switched off or has another password meanwhile.
     *
     * @param hash of the password that opened it
     */
    boolean insert(
            Handle handle, long personId, String hash, String token, String csrf, String address, Instant[] times) {
        int begun = handle.createUpdate(
                        """
                        INSERT INTO person_session
                          (token_hash, csrf_token, person_id, address, created_at, last_seen_at, expires_at)
                        SELECT :token, :csrf, id, :address, :now, :now, :expires FROM person
                        WHERE id = :person AND enabled AND password_hash = :hash
                        """)
                .bind("token", Token.hash(token))
                .bind("csrf", csrf)
                .bind("address", address)
                .bind("now", times[0])
                .bind("expires", times[1])
                .bind("person", personId)
                .bind("hash", hash)
                .execute();
        // Somebody's script that signs in at each call does not fill the table.
        handle.createUpdate(
                        """
                        DELETE FROM person_session WHERE person_id = :person AND id <= (
                          SELECT oldest FROM (
                            SELECT id AS oldest FROM person_session WHERE person_id = :person
                            ORDER BY id DESC LIMIT 1 OFFSET :most) AS surplus)
                        """)
                .bind("person", personId)
                .bind("most", MOST_OF_A_PERSON)
                .execute();
        return begun == 1;
    }

    Optional<Kept> find(Handle handle, String token) {
        return handle.createQuery(
                        """
                        SELECT s.id AS session_id, s.csrf_token, s.created_at AS begun_at, s.last_seen_at AS used_at, p.*
                        FROM person_session s JOIN person p ON p.id = s.person_id
                        WHERE s.token_hash = :token AND p.enabled
                        """)
                .bind("token", Token.hash(token))
                .map((row, context) -> new Kept(
                        row.getLong("session_id"),
                        PersonStore.person(row),
                        row.getString("csrf_token"),
                        UtcInstants.read(row, "begun_at"),
                        UtcInstants.read(row, "used_at")))
                .findOne();
    }

    void seen(Handle handle, Kept kept, Instant now, Instant expires) {
        handle.execute(
                "UPDATE person_session SET last_seen_at = ?, expires_at = ? WHERE id = ?", now, expires, kept.id());
        handle.execute(
                "UPDATE person SET last_seen_at = ? WHERE id = ?",
                now,
                kept.person().id());
    }

    void end(Handle handle, String token) {
        handle.execute("DELETE FROM person_session WHERE token_hash = ?", Token.hash(token));
    }

    void endAllOf(Handle handle, long personId) {
        handle.execute("DELETE FROM person_session WHERE person_id = ?", personId);
    }

    int sweep(Handle handle, Instant now) {
        return handle.execute("DELETE FROM person_session WHERE expires_at <= ? LIMIT " + SWEPT_AT_ONCE, now);
    }
}
