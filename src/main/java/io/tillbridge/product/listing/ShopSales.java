package io.tillbridge.product.listing;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * What the orders of a shop say about the stock it shows: a shop lowers its own number when a customer orders, and may
 * raise it again when an order is cancelled, refunded or returned.
 */
public final class ShopSales {
    private static final String SOLD = " WHERE connection_id = :connection AND remote_id IN (<variants>)"
            + " AND known_stock IS NOT NULL AND stock_tracking <> 'disabled'";

    /**
     * An order came in for the first time. Where the shop was last seen before it was placed, it shows so many pieces less by
     * now; where nobody can say which came first, its number is in doubt and will be sent.
     *
     * @param pieces by variant
     * @param placedAt by the shop's clock
     */
    public void sold(Handle tx, long connectionId, Map<String, Long> pieces, Instant placedAt, Instant now) {
        if (pieces.isEmpty()) {
            return;
        }
        Map<String, Long> ordered = new TreeMap<>(pieces);
        StringBuilder less = new StringBuilder("CASE remote_id");
        for (int i = 0; i < ordered.size(); i++) {
            less.append(" WHEN :v").append(i).append(" THEN :p").append(i);
        }
        less.append(" END");
        // A shop may not go below 0, or may: in doubt.
        Update update = tx.createUpdate("UPDATE listing SET known_stock = IF(:placed > orders_to AND known_stock >= "
                        + less + ", known_stock - " + less + ", NULL), known_at = :now" + SOLD
                        + " AND :placed >= orders_from")
                .bind("connection", connectionId)
                .bind("placed", UtcInstants.text(placedAt))
                .bind("now", UtcInstants.text(now))
                .bindList("variants", List.copyOf(ordered.keySet()));
        int i = 0;
        for (Map.Entry<String, Long> one : ordered.entrySet()) {
            update.bind("v" + i, one.getKey()).bind("p" + i, one.getValue());
            i++;
        }
        update.execute();
    }

    /** Orders of these variants were changed in the shop: nobody knows whether its stock followed, so it will be sent. */
    public void doubtful(Handle tx, long connectionId, Collection<String> variants, Instant now) {
        if (!variants.isEmpty()) {
            tx.createUpdate("UPDATE listing SET known_stock = NULL, known_at = :now" + SOLD)
                    .bind("connection", connectionId)
                    .bind("now", UtcInstants.text(now))
                    .bindList("variants", List.copyOf(variants))
                    .execute();
        }
    }
}
