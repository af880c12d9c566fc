package io.tillbridge.order;

import io.tillbridge.stock.Reservations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells in the history of unpaid orders that the time their goods were kept for is over. */
final class ExpiryListener implements Reservations.Expiry {
    private static final String SAID =
            "The reservation expired: the order was not paid in time, and its goods were let go. They are kept anew when"
                    + " it is paid.";

    private final Clock clock;

    ExpiryListener(Clock clock) {
        this.clock = clock;
    }

    /** As everybody else does: first the orders, then their goods. */
    @Override
    public void lock(Handle tx, Collection<String> owners) {
        List<Long> lines = OrderLine.idsOf(owners);
        if (!lines.isEmpty()) {
            tx.createQuery("SELECT id FROM customer_order WHERE id IN"
                            + " (SELECT order_id FROM order_line WHERE id IN (<lines>)) ORDER BY id FOR UPDATE")
                    .bindList("lines", lines)
                    .mapTo(Long.class)
                    .list();
        }
    }

    @Override
    public void letGo(Handle tx, Collection<String> owners) {
        List<Long> lines = OrderLine.idsOf(owners);
        if (lines.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Long> orders = tx.createQuery("SELECT DISTINCT order_id FROM order_line WHERE id IN (<lines>)")
                .bindList("lines", lines)
                .mapTo(Long.class)
                .list();
        for (long order : orders) {
            tx.execute("UPDATE customer_order SET version = version + 1, updated_at = ? WHERE id = ?", now, order);
            OrderHistory history = new OrderHistory();
            history.add("expired", SAID);
            history.write(tx, order, now);
        }
        OrderEvents.changed(tx, orders, "expired", now);
    }
}
