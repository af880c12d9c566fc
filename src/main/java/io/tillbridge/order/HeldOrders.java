package io.tillbridge.order;

import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Orders that wait for a product or for goods: looked at again one by one, oldest first, each in its own transaction. */
final class HeldOrders {
    private static final int PAGE = 500;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;
    private final FreeableOrders freeable;
    private final OrderReevaluation resettling;

    HeldOrders(
            Jdbi jdbi, Transactions transactions, Clock clock, FreeableOrders freeable, OrderReevaluation resettling) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.clock = clock;
        this.freeable = freeable;
        this.resettling = resettling;
    }

    /**
     * Those for which something has come.
     *
     * @return how many go on now
     */
    int free(long connectionId, OrderRules rules) {
        int freed = 0;
        for (long id : jdbi.withHandle(handle -> freeable.of(handle, connectionId, rules))) {
            freed += transactions.run(tx -> free(tx, id, rules)) ? 1 : 0;
        }
        return freed;
    }

    List<Long> connectionsShortOfGoods() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT DISTINCT connection_id FROM customer_order WHERE state = 'on-hold'"
                                + " AND hold_cause = :cause ORDER BY connection_id")
                        .bind("cause", HoldCause.STOCK.text())
                        .mapTo(Long.class)
                        .list());
    }

    /**
     * All of them.
     *
     * @return how many go on now
     */
    int resettle(long connectionId, OrderRules rules) {
        int freed = 0;
        long after = 0;
        List<Long> page;
        do {
            page = page(connectionId, after);
            for (long id : page) {
                freed += transactions.run(tx -> free(tx, id, rules)) ? 1 : 0;
                after = id;
            }
        } while (page.size() == PAGE);
        return freed;
    }

    private List<Long> page(long connectionId, long after) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id FROM customer_order WHERE connection_id = :connection AND state = 'on-hold'
                          AND hold_cause IN ('lines', 'stock') AND id > :after ORDER BY id LIMIT :limit""")
                .bind("connection", connectionId)
                .bind("after", after)
                .bind("limit", PAGE)
                .mapTo(Long.class)
                .list());
    }

    private boolean free(Handle tx, long id, OrderRules rules) {
        Order order = OrderStore.lock(tx, id).orElse(null);
        if (order == null || !order.standing().waitsForGoods()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LineMerge asStored = new LineMerge(LineStore.of(tx, id), List.of(), false);
        EligibilityResult accept = EligibilityResult.of(EligibilityResult.Kind.ACCEPT);
        OrderStatus standing =
                resettling.resettle(tx, order, asStored, accept, order.paidAt(), false, rules, new OrderHistory(), now);
        return standing.state() == OrderState.ACCEPTED;
    }
}
