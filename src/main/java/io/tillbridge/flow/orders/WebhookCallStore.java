package io.tillbridge.flow.orders;

import io.tillbridge.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The table {@code webhook_call}: {@code remote_id} is the order that is to be read for it, null once that was done. */
final class WebhookCallStore {
    private final Jdbi jdbi;

    WebhookCallStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** @return false when the same came before */
    boolean note(long connectionId, byte[] digest, String event, String orderId, Instant at) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                INSERT IGNORE INTO webhook_call (connection_id, digest, event, remote_id, at)
                                VALUES (:connection, :digest, :event, :order, :at)""")
                        .bind("connection", connectionId)
                        .bind("digest", digest)
                        .bind("event", event)
                        .bind("order", orderId)
                        .bind("at", at)
                        .execute())
                == 1;
    }

    /** Orders that are to be read. */
    Set<String> unread(long connectionId, int limit) {
        List<String> ids = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT remote_id FROM webhook_call
                        WHERE connection_id = :connection AND remote_id IS NOT NULL ORDER BY at LIMIT :limit""")
                .bind("connection", connectionId)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
        return Set.copyOf(ids);
    }

    void read(long connectionId, Set<String> orderIds, Instant before) {
        if (orderIds.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE webhook_call SET remote_id = NULL
                        WHERE connection_id = :connection AND at < :before AND remote_id IN (<orders>)""")
                .bind("connection", connectionId)
                .bind("before", before)
                .bindList("orders", orderIds)
                .execute());
    }

    /**
     * Shops with orders to be read and no poll under way, where none began after they were told of. A poll that began in
     * the same second may have looked before the call was kept.
     */
    List<Long> passedOver(Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT c.connection_id FROM webhook_call c
                        JOIN connection k ON k.id = c.connection_id AND k.enabled
                        WHERE c.at >= :since AND c.remote_id IS NOT NULL AND NOT EXISTS (
                          SELECT 1 FROM run r WHERE r.connection_id = c.connection_id AND r.job = 'order-poll'
                            AND (r.active_key IS NOT NULL
                              OR (NOT r.dry_run AND r.started_at >= c.at + INTERVAL 1 SECOND)))""")
                .bind("since", since)
                .mapTo(Long.class)
                .list());
    }

    void forget(Instant before, int limit) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM webhook_call WHERE at < :before LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }
}
