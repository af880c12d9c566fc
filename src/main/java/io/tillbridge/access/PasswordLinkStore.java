package io.tillbridge.access;

import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code access_link}. */
final class PasswordLinkStore {
    private static final ListColumns INVITATIONS = ListColumns.of("id", false, "created_at", "sent_at")
            .by("email", "email")
            .by("expiresAt", "expires_at");

    private static final int SWEPT_AT_ONCE = 1_000;

    /** What a new link is made of. */
    record Draft(
            PasswordLink.Kind kind,
            Long personId,
            Email email,
            Role role,
            String madeBy,
            String madeByName,
            Instant expiresAt) {}

    long insert(Handle handle, Draft draft, String token, Instant now) {
        return handle.createUpdate(
                        """
                        INSERT INTO access_link (kind, token_hash, person_id, email, email_key, role, made_by,
                          made_by_name, created_at, sent_at, expires_at)
                        VALUES (:kind, :token, :person, :email, :key, :role, :by, :byName, :now, :now, :expires)
                        """)
                .bind("kind", draft.kind().text())
                .bind("token", Token.hash(token))
                .bind("person", draft.personId())
                .bind("email", draft.email() == null ? null : draft.email().text())
                .bind("key", draft.email() == null ? null : draft.email().key())
                .bind("role", draft.role() == null ? null : draft.role().text())
                .bind("by", draft.madeBy())
                .bind("byName", draft.madeByName())
                .bind("now", now)
                .bind("expires", draft.expiresAt())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** The link of a token, while it holds. */
    Optional<PasswordLink> holding(Handle handle, PasswordLink.Kind kind, String token, Instant now) {
        return handle.createQuery("SELECT * FROM access_link WHERE token_hash = :token AND kind = :kind")
                .bind("token", Token.hash(token))
                .bind("kind", kind.text())
                .map((row, context) -> link(row))
                .findOne()
                .filter(link -> link.holds(now));
    }

    /** Uses it up; false when somebody else did, it expired, or it was sent again with another token. */
    boolean use(Handle handle, long id, String token, Instant now) {
        return handle.createUpdate(
                                """
                                UPDATE access_link SET used_at = :now
                                WHERE id = :id AND token_hash = :token AND used_at IS NULL
                                  AND (expires_at IS NULL OR expires_at > :now)
                                """)
                        .bind("id", id)
                        .bind("token", Token.hash(token))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Gives an open link another token and another end. */
    boolean renew(Handle handle, long id, String token, Instant now, Instant expires) {
        return handle.createUpdate(
                                """
                                UPDATE access_link SET token_hash = :token, sent_at = :now, expires_at = :expires,
                                  mailed = NULL
                                WHERE id = :id AND kind = 'invitation' AND used_at IS NULL
                                """)
                        .bind("id", id)
                        .bind("token", Token.hash(token))
                        .bind("now", now)
                        .bind("expires", expires)
                        .execute()
                == 1;
    }

    void mailed(Handle handle, long id, String how) {
        handle.execute("UPDATE access_link SET mailed = ? WHERE id = ?", how, id);
    }

    Optional<PasswordLink> invitation(Handle handle, long id) {
        return handle.createQuery(
                        "SELECT * FROM access_link WHERE id = :id AND kind = 'invitation' AND used_at IS NULL")
                .bind("id", id)
                .map((row, context) -> link(row))
                .findOne();
    }

    List<PasswordLink> invitations(Handle handle, ListWindow window) {
        return handle.createQuery("SELECT * FROM access_link WHERE kind = 'invitation' AND used_at IS NULL"
                        + INVITATIONS.page(window))
                .bindMap(window.bound())
                .map((row, context) -> link(row))
                .list();
    }

    Optional<PasswordLink> invitationOf(Handle handle, String emailKey) {
        return handle.createQuery(
                        """
                        SELECT * FROM access_link WHERE kind = 'invitation' AND email_key = :key AND used_at IS NULL
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("key", emailKey)
                .map((row, context) -> link(row))
                .findOne();
    }

    boolean revoke(Handle handle, long id) {
        return handle.execute("DELETE FROM access_link WHERE id = ? AND kind = 'invitation' AND used_at IS NULL", id)
                == 1;
    }

    /** Open invitations of an address: whoever came in needs none. */
    void endInvitationsOf(Handle handle, String emailKey) {
        handle.execute(
                "DELETE FROM access_link WHERE kind = 'invitation' AND email_key = ? AND used_at IS NULL", emailKey);
    }

    int resetsSince(Handle handle, long personId, Instant since) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM access_link
                        WHERE kind = 'reset' AND person_id = :person AND created_at > :since
                        """)
                .bind("person", personId)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** Resets of a person end; they stay as rows, for asking too often is counted. */
    void endAllOf(Handle handle, long personId) {
        handle.execute("UPDATE access_link SET used_at = sent_at WHERE person_id = ? AND used_at IS NULL", personId);
    }

    /** Whoever goes takes along whom nobody else has asked in. */
    void endInvitationsBy(Handle handle, String maker) {
        handle.execute("DELETE FROM access_link WHERE kind = 'invitation' AND made_by = ? AND used_at IS NULL", maker);
    }

    void endOwnerLinks(Handle handle) {
        handle.execute("DELETE FROM access_link WHERE kind = 'owner'");
    }

    /** Deletes used links and resets that ended before this; invitations stay until they are revoked or accepted. */
    int sweep(Handle handle, Instant before) {
        return handle.execute(
                """
                DELETE FROM access_link WHERE (used_at IS NOT NULL AND created_at <= ?)
                  OR (kind = 'reset' AND expires_at <= ?) LIMIT ?
                """,
                before,
                before,
                SWEPT_AT_ONCE);
    }

    private static PasswordLink link(ResultSet row) throws SQLException {
        long person = row.getLong("person_id");
        Long personId = row.wasNull() ? null : person;
        return new PasswordLink(
                row.getLong("id"),
                PasswordLink.Kind.named(row.getString("kind")),
                personId,
                row.getString("email"),
                Role.named(row.getString("role")).orElse(null),
                row.getString("made_by_name"),
                row.getString("mailed"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "sent_at"),
                UtcInstants.read(row, "expires_at"),
                UtcInstants.read(row, "used_at"));
    }
}
