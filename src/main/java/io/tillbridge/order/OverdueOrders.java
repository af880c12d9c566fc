package io.tillbridge.order;

import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Orders that did not leave on their day: they leave on the next one. */
final class OverdueOrders {
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Clock clock;

    OverdueOrders(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many */
    int pass(long connectionId, OrderRules rules) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = rules.day(now);
        LocalDate next = rules.shipsOn(now);
        int passed = 0;
        int found = AT_ONCE;
        while (found == AT_ONCE) {
            found = transactions.run(tx -> pass(tx, connectionId, today, next, now));
            passed += found;
        }
        return passed;
    }

    /** With orders whose day is over in the zone that is the furthest ahead. */
    List<Long> connections(Instant now) {
        LocalDate latest = now.atOffset(ZoneOffset.MAX).toLocalDate();
        return transactions.run(tx -> tx.createQuery("SELECT DISTINCT connection_id FROM customer_order"
                        + " WHERE state IN ('accepted', 'on-hold') AND ships_on < ? ORDER BY connection_id")
                .bind(0, latest)
                .mapTo(Long.class)
                .list());
    }

    private static int pass(Handle tx, long connectionId, LocalDate today, LocalDate next, Instant now) {
        List<Long> overdue = tx.createQuery(
                        """
                        SELECT id FROM customer_order WHERE connection_id = :connection
                          AND state IN ('accepted', 'on-hold') AND ships_on < :today ORDER BY id LIMIT :limit
                        FOR UPDATE""")
                .bind("connection", connectionId)
                .bind("today", today)
                .bind("limit", AT_ONCE)
                .mapTo(Long.class)
                .list();
        if (overdue.isEmpty()) {
            return 0;
        }
        tx.createUpdate(
                        """
                        INSERT INTO order_history (order_id, at, what, detail)
                        SELECT id, :now, 'overdue', CONCAT('It did not leave on ', ships_on, '. It leaves on ', :next, '.')
                        FROM customer_order WHERE id IN (<orders>)""")
                .bind("now", now)
                .bind("next", next.toString())
                .bindList("orders", overdue)
                .execute();
        tx.createUpdate("UPDATE customer_order SET ships_on = :next, version = version + 1, updated_at = :now"
                        + " WHERE id IN (<orders>)")
                .bind("now", now)
                .bind("next", next)
                .bindList("orders", overdue)
                .execute();
        OrderEvents.changed(tx, overdue, "overdue", now);
        return overdue.size();
    }
}
