package io.tillbridge.event.subscription;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Changes of the table {@code event_subscription} that people make, each on a row that the transaction holds. */
final class SubscriptionUpdates {
    private SubscriptionUpdates() {}

    /** Who switches it on begins anew: nothing is failing, nothing is held, no notice is due. */
    static void change(Handle tx, long id, SubscriptionDraft draft, boolean begins, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE event_subscription
                        SET name = :name, address = :address, types = :types, connections = :connections,
                          enabled = :enabled, updated_at = :now, version = version + 1,
                          off_reason = IF(:begins, NULL, off_reason),
                          failing_since = IF(:begins, NULL, failing_since),
                          last_error = IF(:begins, NULL, last_error),
                          unreachable = IF(:begins, 0, unreachable),
                          hold_until = IF(:begins, NULL, hold_until),
                          notice_at = IF(:begins, NULL, notice_at)
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("name", draft.name())
                .bind("address", draft.address())
                .bind("types", SubscriptionStore.types(draft.types()))
                .bind("connections", SubscriptionStore.connections(draft.connections()))
                .bind("enabled", draft.enabled())
                .bind("begins", begins)
                .bind("now", now)
                .execute();
    }

    /**
     * Puts a new secret in the place of the current one, which becomes the old one; the old one before it goes at once.
     *
     * @param oldUntil null: none goes on
     */
    static void rotate(Handle tx, long id, byte[] sealed, Instant oldUntil, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE event_subscription
                        SET sealed_old_secret = IF(:until IS NULL, NULL, sealed_secret), old_until = :until,
                          sealed_secret = :sealed, updated_at = :now, version = version + 1
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("sealed", sealed)
                .bind("until", oldUntil)
                .bind("now", now)
                .execute();
    }

    /** The hub switches it off, and owes a notice. */
    static void switchOff(Handle tx, long id, String reason, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE event_subscription
                        SET enabled = FALSE, off_reason = :reason, notice_at = :now, updated_at = :now,
                          version = version + 1
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    /** A try failed. Like the health of a connection, this is no new version. */
    static void failing(Handle tx, SubscriptionStore.Stored was, TryResult result, Instant holdUntil) {
        tx.createUpdate(
                        """
                        UPDATE event_subscription
                        SET failing_since = COALESCE(failing_since, :at), last_error = :error,
                          unreachable = :unreachable, hold_until = IF(:hold IS NULL OR hold_until > :hold, hold_until, :hold)
                        WHERE id = :id
                        """)
                .bind("id", was.subscription().id())
                .bind("at", result.at())
                .bind("error", result.error())
                .bind("unreachable", result.status() == null ? was.unreachable() + 1 : 0)
                .bind("hold", holdUntil)
                .execute();
    }

    /** A try succeeded. What a receiver asked for while this try was under way stays. */
    static void delivered(Handle tx, long id, Instant at) {
        tx.createUpdate(
                        """
                        UPDATE event_subscription
                        SET failing_since = NULL, last_error = NULL, last_delivered_at = :at,
                          hold_until = IF(unreachable > 0, NULL, hold_until), unreachable = 0
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("at", at)
                .execute();
    }

    /** Takes old secrets whose grace is over out of the database; how many. */
    static int sweep(Handle handle, Instant now) {
        return handle.execute(
                "UPDATE event_subscription SET sealed_old_secret = NULL, old_until = NULL WHERE old_until <= ?", now);
    }
}
