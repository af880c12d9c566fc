package io.tillbridge.till;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The enabled products that an account lacks, and what became of creating them there. That a call is made is stored before
 * it, so that one whose end nobody knows is looked for at the account before another is made.
 */
public final class ItemsToCreate {
    /** A product that an item is or was linked with is not created again, nor is one whose item somebody has unlinked. */
    private static final String DUE =
            """
            SELECT p.id, p.vendor_sku, p.manufacturer_sku, p.gtin, p.name, p.msrp, p.default_cost
            FROM till_product t JOIN product p ON p.id = t.product_id
            WHERE t.connection_id = :connection AND t.enabled AND p.state = 'live'
              AND (t.create_state IS NULL OR t.create_state <> 'created')
              AND (t.retry_at IS NULL OR t.retry_at <= :now OR p.updated_at > t.asked_at)
              AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.connection_id = t.connection_id AND l.product_id = p.id)
              AND p.id > :after
            ORDER BY p.id LIMIT :limit""";

    private final Jdbi jdbi;
    private final Clock clock;

    public ItemsToCreate(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /** @param after id of the last product of the page before; 0 for the first one */
    public List<ItemToCreate> due(long connectionId, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .bind("connection", connectionId)
                .bind("now", UtcInstants.text(clock.instant()))
                .bind("after", after)
                .bind("limit", limit)
                .map(ItemsToCreate::read)
                .list());
    }

    /** Of these products those that are due now. */
    public List<ItemToCreate> due(long connectionId, Collection<Long> products) {
        return products.isEmpty()
                ? List.of()
                : jdbi.withHandle(
                        handle -> handle.createQuery(DUE.replace("AND p.id > :after", "AND p.id IN (<products>)")
                                        .replace("LIMIT :limit", ""))
                                .bind("connection", connectionId)
                                .bind("now", UtcInstants.text(clock.instant()))
                                .bindList("products", List.copyOf(products))
                                .map(ItemsToCreate::read)
                                .list());
    }

    /** A call to create the item begins. */
    public void asked(long connectionId, long productId) {
        write(connectionId, productId, "asked", null, null, null);
    }

    /** The account has the item. */
    public void created(long connectionId, long productId, String itemId) {
        write(connectionId, productId, "created", itemId, null, null);
    }

    /** Nobody knows whether the account has made it; it is looked for before the next call. */
    public void unknown(long connectionId, long productId, String why, Duration pause) {
        write(connectionId, productId, "asked", null, why, clock.instant().plus(pause));
    }

    /** It is not created as it is now: a person has to look, or the product changes. */
    public void refused(long connectionId, long productId, String why, Duration pause) {
        write(connectionId, productId, "refused", null, why, clock.instant().plus(pause));
    }

    private void write(long connectionId, long productId, String state, String item, String why, Instant retryAt) {
        String now = UtcInstants.text(clock.instant());
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE till_product SET create_state = ?, remote_id = COALESCE(?, remote_id), create_fault = ?,"
                        + " retry_at = ?, asked_at = ?, updated_at = ? WHERE connection_id = ? AND product_id = ?",
                state,
                item,
                why == null ? null : ColumnText.stored(why),
                retryAt == null ? null : UtcInstants.text(retryAt),
                now,
                now,
                connectionId,
                productId));
    }

    private static ItemToCreate read(ResultSet row, StatementContext context) throws SQLException {
        return new ItemToCreate(
                row.getLong("id"),
                row.getString("vendor_sku"),
                row.getString("manufacturer_sku"),
                row.getString("gtin"),
                row.getString("name"),
                row.getBigDecimal("msrp"),
                row.getBigDecimal("default_cost"));
    }
}
