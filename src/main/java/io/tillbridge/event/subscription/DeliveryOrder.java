package io.tillbridge.event.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the pending deliveries of one subject in order: only the first of them is due, the others have no time of a next
 * try until it is settled. Each call is part of a transaction that holds the row of the subscription.
 */
final class DeliveryOrder {
    /** The first delivery of each subject is due; the others wait, but for those under way. */
    private static final String SETTLE =
            """
            UPDATE event_delivery d
            JOIN (SELECT subject, MIN(event_number) AS number FROM event_delivery
                  WHERE subscription_id = :subscription AND state = 'pending' GROUP BY subject) head
              ON head.subject = d.subject
            SET d.next_try_at = CASE
                  WHEN d.claim IS NOT NULL THEN d.next_try_at
                  WHEN d.event_number = head.number THEN COALESCE(d.next_try_at, :now)
                  ELSE NULL END
            WHERE d.subscription_id = :subscription AND d.state = 'pending'
            """;

    /** The same, of some subjects. */
    private static final String SETTLE_SUBJECTS =
            SETTLE.replace("GROUP BY subject", "AND subject IN (<subjects>) GROUP BY subject");

    private DeliveryOrder() {}

    /** After a delivery of a subject was settled: the next one is due. */
    static void release(Handle tx, long subscription, String subject, Instant now) {
        Optional<Long> first = tx.createQuery(
                        """
                        SELECT id, next_try_at FROM event_delivery
                        WHERE subscription_id = :subscription AND subject = :subject AND state = 'pending'
                        ORDER BY event_number LIMIT 1
                        """)
                .bind("subscription", subscription)
                .bind("subject", subject)
                .map((row, context) -> row.getString("next_try_at") == null ? row.getLong("id") : -1L)
                .findOne();
        first.filter(id -> id > 0)
                .ifPresent(id -> tx.execute("UPDATE event_delivery SET next_try_at = ? WHERE id = ?", now, id));
    }

    /** Every pending delivery begins anew; the first one of each subject is due now. */
    static void requeue(Handle tx, long subscription, Instant now) {
        tx.execute(
                """
                UPDATE event_delivery SET round_tries = 0, round_began_at = NULL, next_try_at = NULL
                WHERE subscription_id = ? AND state = 'pending' AND claim IS NULL
                """,
                subscription);
        settle(tx, subscription, now);
    }

    /** After deliveries became pending again. */
    static void settle(Handle tx, long subscription, Instant now) {
        tx.createUpdate(SETTLE)
                .bind("subscription", subscription)
                .bind("now", now)
                .execute();
    }

    /** After deliveries of some subjects were added or became pending again. */
    static void settle(Handle tx, long subscription, Collection<String> subjects, Instant now) {
        tx.createUpdate(SETTLE_SUBJECTS)
                .bind("subscription", subscription)
                .bindList("subjects", List.copyOf(subjects))
                .bind("now", now)
                .execute();
    }
}
