package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.ListColumns;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code wholesale_order}. */
final class WholesaleOrderStore {
    private static final ListColumns COLUMNS = ListColumns.of("id", true, "created_at", "updated_at");
    private static final String MATCHES =
            """
            WHERE (:state IS NULL OR state = :state) AND (:retailer IS NULL OR retailer_id = :retailer)
              AND (:scope IS NULL OR retailer_id = :scope) AND (:reference IS NULL OR reference = :reference)""";

    private WholesaleOrderStore() {}

    static Optional<WholesaleOrder> find(Handle handle, long id) {
        return select(handle, id, "");
    }

    /** With its lock: nothing of it changes until the transaction ends. */
    static Optional<WholesaleOrder> lock(Handle tx, long id) {
        return select(tx, id, " FOR UPDATE");
    }

    /**
     * With its lock, for a change.
     *
     * @throws CallerFault UNKNOWN: there is none that the scope may see
     * @throws CallerFault STALE: it is another version
     */
    static WholesaleOrder require(Handle tx, long id, OrderScope scope, Long expectedVersion) {
        WholesaleOrder order = lock(tx, id)
                .filter(found -> scope.sees(found.retailerId()))
                .orElseThrow(() -> CallerFault.unknown("wholesale order " + id));
        if (expectedVersion != null && expectedVersion != order.version()) {
            throw CallerFault.stale("Wholesale order " + id, expectedVersion);
        }
        return order;
    }

    private static Optional<WholesaleOrder> select(Handle handle, long id, String lock) {
        return handle.createQuery("SELECT * FROM wholesale_order WHERE id = :id" + lock)
                .bind("id", id)
                .map(WholesaleOrderStore::order)
                .findOne();
    }

    static Optional<WholesaleOrder> referenced(Handle handle, long retailerId, String reference) {
        return handle.createQuery("SELECT * FROM wholesale_order WHERE retailer_id = :retailer AND reference = :ref")
                .bind("retailer", retailerId)
                .bind("ref", reference)
                .map(WholesaleOrderStore::order)
                .findOne();
    }

    static List<WholesaleOrder> list(Handle handle, WholesaleOrderFilter filter, ListWindow window) {
        return handle.createQuery("SELECT * FROM wholesale_order " + MATCHES + COLUMNS.page(window))
                .bindMap(bound(filter))
                .bindMap(window.bound())
                .map(WholesaleOrderStore::order)
                .list();
    }

    static Map<WholesaleState, Long> counts(Handle handle, WholesaleOrderFilter filter) {
        Map<WholesaleState, Long> counts = new HashMap<>();
        handle.createQuery("SELECT state AS what, COUNT(*) AS number FROM wholesale_order " + MATCHES + " GROUP BY state")
                .bindMap(bound(filter))
                .map((row, context) -> Map.entry(row.getString("what"), row.getLong("number")))
                .forEach(entry -> counts.put(WholesaleState.of(entry.getKey()), entry.getValue()));
        return counts;
    }

    private static Map<String, Object> bound(WholesaleOrderFilter filter) {
        Map<String, Object> bound = new HashMap<>();
        bound.put("state", filter.state() == null ? null : filter.state().text());
        bound.put("retailer", filter.retailerId());
        bound.put("scope", filter.scope());
        bound.put("reference", filter.reference());
        return bound;
    }

    /** Null when the retailer has an order of that reference. */
    static Long insert(Handle tx, NewWholesaleOrder order, String who, Instant now) {
        return tx.createUpdate(
                        """
                        INSERT IGNORE INTO wholesale_order
                          (retailer_id, reference, state, note, deliver_to, created_by, created_at, updated_at)
                        VALUES (:retailer, :reference, 'draft', :note, :deliverTo, :who, :now, :now)""")
                .bind("retailer", order.retailerId())
                .bind("reference", order.reference())
                .bind("note", order.note())
                .bind("deliverTo", order.deliverTo())
                .bind("who", who)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .findFirst()
                .orElse(null);
    }

    /** Writes all that can change, as the next version. */
    static WholesaleOrder update(Handle tx, WholesaleOrder order, Instant now) {
        tx.createUpdate(
                        """
                        UPDATE wholesale_order SET reference = :reference, state = :state, currency = :currency,
                          total = :total, price_list = :priceList, note = :note, deliver_to = :deliverTo,
                          reason = :reason, terms_url = :termsUrl, terms_version = :termsVersion, terms_at = :termsAt,
                          version = version + 1, updated_at = :now, submitted_at = :submittedAt,
                          decided_at = :decidedAt, decided_by = :decidedBy
                        WHERE id = :id""")
                .bind("id", order.id())
                .bind("reference", order.reference())
                .bind("state", order.state().text())
                .bind("currency", order.currency())
                .bind("total", order.total())
                .bind("priceList", order.priceList())
                .bind("note", order.note())
                .bind("deliverTo", order.deliverTo())
                .bind("reason", order.reason())
                .bind("termsUrl", order.termsUrl())
                .bind("termsVersion", order.termsVersion())
                .bind("termsAt", order.termsAt())
                .bind("now", now)
                .bind("submittedAt", order.submittedAt())
                .bind("decidedAt", order.decidedAt())
                .bind("decidedBy", order.decidedBy())
                .execute();
        return find(tx, order.id()).orElseThrow();
    }

    static void delete(Handle tx, long id) {
        tx.execute("DELETE FROM wholesale_order WHERE id = ?", id);
    }

    static WholesaleOrder order(ResultSet row, StatementContext context) throws SQLException {
        long terms = row.getLong("terms_version");
        boolean accepted = !row.wasNull();
        return new WholesaleOrder(
                row.getLong("id"),
                row.getLong("retailer_id"),
                row.getString("reference"),
                WholesaleState.of(row.getString("state")),
                row.getString("currency"),
                row.getBigDecimal("total"),
                row.getString("price_list"),
                row.getString("note"),
                row.getString("deliver_to"),
                row.getString("reason"),
                row.getString("terms_url"),
                accepted ? terms : null,
                UtcInstants.read(row, "terms_at"),
                row.getLong("version"),
                row.getString("created_by"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"),
                UtcInstants.read(row, "submitted_at"),
                UtcInstants.read(row, "decided_at"),
                row.getString("decided_by"));
    }
}
