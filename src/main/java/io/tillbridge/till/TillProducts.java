package io.tillbridge.till;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Which products of the hub an account with tills is offered. A product that an item is matched with is enabled. */
public final class TillProducts {
    private static final String SELECT =
            """
            SELECT p.id, p.vendor_sku, p.gtin, p.name, t.enabled, t.created_by, t.create_state, t.create_fault,
              t.remote_id AS created_item, t.updated_at, l.id AS listing_id, l.remote_id
            FROM product p
            LEFT JOIN till_product t ON t.connection_id = :connection AND t.product_id = p.id
            LEFT JOIN listing l ON l.id = (SELECT MIN(m.id) FROM listing m WHERE m.product_id = p.id
              AND m.connection_id = :connection AND m.state = 'matched')
            WHERE p.state = 'live' AND\s""";
    private static final String ENABLED =
            "p.id IN (SELECT product_id FROM till_product WHERE connection_id = :connection"
                    + " AND enabled UNION SELECT product_id FROM listing WHERE connection_id = :connection"
                    + " AND state = 'matched' AND product_id IS NOT NULL)";
    private static final String SET =
            """
            INSERT INTO till_product (connection_id, product_id, enabled, created_by, created_at, updated_at)
            VALUES (:connection, :product, :enabled, 'hand', :now, :now)
            ON DUPLICATE KEY UPDATE
              create_state = IF(VALUES(enabled) AND create_state = 'refused', NULL, create_state),
              create_fault = IF(VALUES(enabled), NULL, create_fault), retry_at = IF(VALUES(enabled), NULL, retry_at),
              created_by = IF(enabled = VALUES(enabled), created_by, 'hand'), enabled = VALUES(enabled),
              updated_at = VALUES(updated_at)""";
    /** From the version on with which the setting was switched on and stayed so. */
    private static final String SINCE =
            """
            COALESCE((SELECT MIN(v.at) FROM setting_version v WHERE v.subject = CONCAT('connection:', :connection)
                AND v.version > COALESCE((SELECT MAX(o.version) FROM setting_version o WHERE o.subject = v.subject
                  AND (JSON_EXTRACT(o.body, '$.settings.autoEnableNewProducts') = TRUE) IS NOT TRUE), 0)),
              (SELECT c.created_at FROM connection c WHERE c.id = :connection))""";

    private static final String NEW = " FROM product p WHERE p.state = 'live' AND p.created_at >= " + SINCE
            + " AND NOT EXISTS (SELECT 1 FROM till_product t WHERE t.connection_id = :connection"
            + " AND t.product_id = p.id)";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public TillProducts(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * Products on offer in the hub, oldest first.
     *
     * @param enabled only those that are, or are not; null: all
     * @param after id of the last product of the page before, or null
     */
    public List<TillProduct> list(long connectionId, Boolean enabled, Long after, int limit) {
        String which = enabled == null ? "" : " AND " + (enabled ? "" : "NOT ") + ENABLED;
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "p.id > :after" + which + " ORDER BY p.id LIMIT :limit")
                        .bind("connection", connectionId)
                        .bind("after", after == null ? 0 : after)
                        .bind("limit", limit)
                        .map(TillProducts::read)
                        .list());
    }

    /** Empty: there is no such product on offer. */
    public Optional<TillProduct> find(long connectionId, long productId) {
        return jdbi.withHandle(handle -> find(handle, connectionId, productId));
    }

    private static Optional<TillProduct> find(Handle handle, long connectionId, long productId) {
        return handle.createQuery(SELECT + "p.id = :product")
                .bind("connection", connectionId)
                .bind("product", productId)
                .map(TillProducts::read)
                .findOne();
    }

    /**
     * Enables or disables a product by hand. What somebody has disabled the hub does not enable by itself.
     *
     * @throws CallerFault UNKNOWN: there is no such product on offer
     * @throws CallerFault CONFLICT: it is to be disabled and an item is matched with it
     */
    public TillProduct set(long connectionId, long productId, boolean enabled) {
        return transactions.run(handle -> {
            TillProduct before = find(handle, connectionId, productId)
                    .orElseThrow(() -> CallerFault.unknown("product " + productId + " on offer"));
            if (!enabled && before.listingId() != null) {
                throw CallerFault.conflict(
                        "conflict",
                        "Product " + productId + " is matched with item " + before.itemId()
                                + " of the account, so it is enabled there. Unmatch listing " + before.listingId()
                                + " first, then disable it.");
            }
            handle.createUpdate(SET)
                    .bind("connection", connectionId)
                    .bind("product", productId)
                    .bind("enabled", enabled)
                    .bind("now", UtcInstants.text(clock.instant()))
                    .execute();
            return find(handle, connectionId, productId).orElseThrow();
        });
    }

    /** Enables the products that are new since the setting for it was switched on; how many. */
    public int enableNew(long connectionId) {
        return transactions.run(handle -> handle.createUpdate(
                        "INSERT IGNORE INTO till_product (connection_id, product_id, enabled, created_by, created_at,"
                                + " updated_at) SELECT :connection, p.id, TRUE, 'auto', :now, :now" + NEW)
                .bind("connection", connectionId)
                .bind("now", UtcInstants.text(clock.instant()))
                .execute());
    }

    /** How many {@link #enableNew} would enable. */
    public long countNew(long connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*)" + NEW)
                .bind("connection", connectionId)
                .mapTo(Long.class)
                .one());
    }

    private static TillProduct read(ResultSet row, StatementContext context) throws SQLException {
        Long listing = row.getObject("listing_id", Long.class);
        Boolean enabled = row.getObject("enabled", Boolean.class);
        String by = row.getString("created_by");
        return new TillProduct(
                row.getLong("id"),
                row.getString("vendor_sku"),
                row.getString("gtin"),
                row.getString("name"),
                listing != null || (enabled != null && enabled),
                by == null && listing != null ? "match" : by,
                listing,
                listing == null ? row.getString("created_item") : row.getString("remote_id"),
                row.getString("create_state"),
                row.getString("create_fault"),
                UtcInstants.read(row, "updated_at"));
    }
}
