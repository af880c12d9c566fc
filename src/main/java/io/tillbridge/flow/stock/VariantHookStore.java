package io.tillbridge.flow.stock;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** The table {@code variant_hook}: variants that are to be read again. */
final class VariantHookStore {
    /** The hub knows that the shop shows just this: it sent it, or it has read the orders that account for it. */
    private static final String EXPLAINED = "v.least = l.known_stock AND v.most = l.known_stock";

    /**
     * A variant that shows fewer pieces than expected may be in a basket that is being paid. Where it is not known what the
     * shop shows, a push is due, whose answer says it.
     */
    private static final String RIPE = "v.first_at < :ordersRead AND NOT COALESCE(" + EXPLAINED + ", FALSE)"
            + " AND (NOT COALESCE(v.least < l.known_stock, l.known_stock IS NULL) OR v.first_at < :paidBy)";

    private final Jdbi jdbi;

    VariantHookStore(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Notes a variant that is linked; another one is for the product sync to find. A number that the hub knows already is no
     * news.
     */
    void note(long connectionId, String remoteId, Long level, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO variant_hook (connection_id, remote_id, least, most, first_at, last_at)
                        SELECT l.connection_id, l.remote_id, :level, :level, :at, :at FROM listing l
                        WHERE l.connection_id = :connection AND l.remote_id = :remote AND l.state = 'matched'
                          AND NOT COALESCE(l.known_stock = :level, FALSE)
                        ON DUPLICATE KEY UPDATE least = LEAST(least, :level), most = GREATEST(most, :level), last_at = :at""")
                .bind("connection", connectionId)
                .bind("remote", remoteId)
                .bind("level", level)
                .bind("at", UtcInstants.text(at))
                .execute());
    }

    /** Forgets what the hub has learned by other ways meanwhile: its own writes, above all, and the orders it has read. */
    void forgetKnown() {
        jdbi.useHandle(handle ->
                handle.execute("DELETE v FROM variant_hook v JOIN listing l ON l.connection_id = v.connection_id"
                        + " AND l.remote_id = v.remote_id WHERE " + EXPLAINED));
    }

    /** Shops with variants to be read, and when the first of them was told. */
    Map<Long, Instant> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT v.connection_id, MIN(v.first_at) AS first_at FROM variant_hook v
                        JOIN connection c ON c.id = v.connection_id AND c.enabled GROUP BY v.connection_id""")
                .reduceResultSet(new TreeMap<>(), (waiting, row, context) -> {
                    waiting.put(row.getLong("connection_id"), UtcInstants.read(row, "first_at"));
                    return waiting;
                }));
    }

    /**
     * Variants that are to be read now.
     *
     * @param ordersRead up to when the orders of the shop are known
     * @param paidBy what was told before then has waited long enough for its order
     */
    List<String> ripe(long connectionId, Instant ordersRead, Instant paidBy, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT v.remote_id FROM variant_hook v"
                        + " JOIN listing l ON l.connection_id = v.connection_id AND l.remote_id = v.remote_id"
                        + " WHERE v.connection_id = :connection AND " + RIPE + " ORDER BY v.first_at LIMIT :limit")
                .bind("connection", connectionId)
                .bind("ordersRead", UtcInstants.text(ordersRead))
                .bind("paidBy", UtcInstants.text(paidBy))
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /** They were read; what was told of them after the shop was asked stays. */
    void read(long connectionId, List<String> remoteIds, Instant askedAt) {
        if (remoteIds.isEmpty()) {
            return;
        }
        for (String sql : List.of(
                "DELETE FROM variant_hook WHERE last_at < :asked",
                "UPDATE variant_hook SET first_at = last_at WHERE last_at >= :asked")) {
            jdbi.useHandle(handle -> handle.createUpdate(
                            sql + " AND connection_id = :connection AND remote_id IN (<variants>)")
                    .bind("asked", UtcInstants.text(askedAt))
                    .bind("connection", connectionId)
                    .bindList("variants", remoteIds)
                    .execute());
        }
    }

    void forget(long connectionId) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM variant_hook WHERE connection_id = ?", connectionId));
    }

    /** Whether a job was queued since, waits or works, or failed a short while ago. */
    boolean isBusy(long connectionId, String job, Instant since, Instant failedSince) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM run WHERE connection_id = :connection AND job = :job AND NOT dry_run
                          AND (active_key IS NOT NULL OR queued_at >= :since
                            OR (state = 'failed' AND finished_at >= :failed)))""")
                .bind("connection", connectionId)
                .bind("job", job)
                .bind("since", UtcInstants.text(since))
                .bind("failed", UtcInstants.text(failedSince))
                .mapTo(Boolean.class)
                .one());
    }
}
