package io.tillbridge.access;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes of the table {@code api_key}, each only when the version there is the one it was worked out from. */
final class ApiKeyUpdates {
    private final Jdbi database;
    private final PasswordLinkStore links = new PasswordLinkStore();

    ApiKeyUpdates(Jdbi database) {
        this.database = database;
    }

    /** False when another version is there, or nothing. */
    boolean change(ApiKey before, ApiKeys.Change change, Instant now) {
        Set<Permission> permissions = change.permissions() == null ? before.permissions() : change.permissions();
        return database.inTransaction(handle -> {
            int changed = handle.createUpdate(
                            """
                            UPDATE api_key
                            SET title = :title, enabled = :enabled, permissions = :permissions, updated_at = :now,
                                version = version + 1
                            WHERE id = :id AND version = :version
                            """)
                    .bind("id", before.id())
                    .bind("version", before.version())
                    .bind("title", change.title() == null ? before.title() : change.title())
                    .bind("enabled", change.enabled() == null ? before.enabled() : change.enabled())
                    .bind("permissions", ApiKeyStore.text(permissions))
                    .bind("now", now)
                    .execute();
            if (changed == 1) {
                granted(handle, before, permissions, now);
                if (Boolean.FALSE.equals(change.enabled()) || !permissions.containsAll(before.permissions())) {
                    links.endInvitationsBy(handle, before.caller().id());
                }
            }
            return changed == 1;
        });
    }

    /** A permission that is given anew has been unused since then, not since the key was made. */
    private static void granted(Handle handle, ApiKey before, Set<Permission> permissions, Instant now) {
        Set<Permission> concerned = new TreeSet<>(before.permissions());
        concerned.addAll(permissions);
        for (Permission permission : concerned) {
            boolean had = before.permissions().contains(permission);
            if (had && !permissions.contains(permission)) {
                handle.execute(
                        "DELETE FROM api_key_use WHERE api_key_id = ? AND permission = ?",
                        before.id(),
                        permission.text());
            } else if (!had && permissions.contains(permission)) {
                handle.execute(
                        "REPLACE INTO api_key_use (api_key_id, permission, granted_at) VALUES (?, ?, ?)",
                        before.id(),
                        permission.text(),
                        now);
            }
        }
    }

    /**
     * Puts a new secret in the place of the current one, which becomes the old one; the old one before it goes at once.
     *
     * @param oldUntil null: none goes on
     */
    boolean rotate(ApiKey before, byte[] sealed, Instant oldUntil, Instant now) {
        return database.withHandle(handle -> handle.createUpdate(
                                """
                                UPDATE api_key
                                SET sealed_old_secret = IF(:until IS NULL, NULL, sealed_secret), old_until = :until,
                                    sealed_secret = :sealed, updated_at = :now, version = version + 1
                                WHERE id = :id AND version = :version
                                """)
                        .bind("id", before.id())
                        .bind("version", before.version())
                        .bind("sealed", sealed)
                        .bind("until", oldUntil)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    boolean delete(ApiKey before) {
        return database.inTransaction(handle -> {
            boolean deleted =
                    handle.execute("DELETE FROM api_key WHERE id = ? AND version = ?", before.id(), before.version())
                            == 1;
            if (deleted) {
                links.endInvitationsBy(handle, before.caller().id());
            }
            return deleted;
        });
    }

    /** Takes old secrets whose time is over out of the database; how many. */
    int sweep(Instant now) {
        return database.withHandle(handle -> handle.execute(
                "UPDATE api_key SET sealed_old_secret = NULL, old_until = NULL WHERE old_until <= ?", now));
    }
}
