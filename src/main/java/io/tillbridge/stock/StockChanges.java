package io.tillbridge.stock;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Changes of stock, collected until the shops that sell the products are to be told. */
public final class StockChanges {
    private final Jdbi jdbi;
    private final Transactions transactions;

    public StockChanges(Database database) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
    }

    /**
     * Products that changed and whom it concerns.
     *
     * @param products product id → its change as seen; a later one gives another instant
     * @param connections those with a listing matched to one of the products, by id; perhaps none
     */
    public record Changed(Map<Long, Instant> products, List<Long> connections) {}

    /**
     * Products whose first change since they were last forgotten is older than a moment, the oldest first.
     *
     * @param before so that changes which follow one another closely are told together
     */
    public Changed due(Instant before, int limit) {
        return jdbi.withHandle(handle -> {
            Map<Long, Instant> products = new LinkedHashMap<>();
            handle.createQuery("SELECT product_id, at FROM stock_change WHERE at < :before ORDER BY at LIMIT :limit")
                    .bind("before", before)
                    .bind("limit", limit)
                    .map((row, context) -> products.put(row.getLong("product_id"), UtcInstants.read(row, "at")))
                    .list();
            return new Changed(products, products.isEmpty() ? List.of() : connections(handle, products));
        });
    }

    /**
     * Forgets them, once the pushes are queued. A product that changed again since it was seen stays and is due at once:
     * a push that began meanwhile may have read it before.
     */
    public void forget(Changed changed) {
        if (changed.products().isEmpty()) {
            return;
        }
        transactions.run(tx -> {
            PreparedBatch batch = tx.prepareBatch("DELETE FROM stock_change WHERE product_id = ? AND at = ?");
            // In the order in which changes are noted, so that nobody waits for one another.
            new TreeMap<>(changed.products()).forEach((product, at) -> batch.add(product, at));
            return batch.execute();
        });
    }

    private static List<Long> connections(Handle handle, Map<Long, Instant> products) {
        return handle.createQuery("SELECT DISTINCT connection_id FROM listing"
                        + " WHERE product_id IN (<products>) AND state = 'matched' ORDER BY connection_id")
                .bindList("products", List.copyOf(products.keySet()))
                .mapTo(Long.class)
                .list();
    }
}
