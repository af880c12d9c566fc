package io.tillbridge.order;

import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Sales of a till that are copies of orders of web shops: such an order moves the stock, its copy moves none. A copy may be
 * read before its order; once the order is there, the copy gives back what it moved.
 */
public final class CopiedSales {
    private static final Duration SPAN = Duration.ofDays(30);
    private static final String ORIGINAL =
            """
            SELECT o.number, c.name FROM customer_order o JOIN connection c ON c.id = o.connection_id
            WHERE o.number = :reference AND c.kind = 'cseries' ORDER BY o.id LIMIT 1""";
    private static final String LATE =
            """
            SELECT DISTINCT t.order_id FROM till_sale t JOIN customer_order s ON s.id = t.order_id
              JOIN customer_order o ON o.number = t.reference JOIN connection c ON c.id = o.connection_id
            WHERE t.connection_id = :connection AND t.reference IS NOT NULL AND t.left_alone IS NULL
              AND s.created_at >= :since AND c.kind = 'cseries'
            ORDER BY t.order_id LIMIT 500""";

    private final Transactions transactions;
    private final Clock clock;
    private final SaleBooking stock;

    public CopiedSales(Database database, Clock clock) {
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.stock = new SaleBooking(clock);
    }

    /** Why nothing of a sale is to move stock: its settings say so, or it is a copy; null: it is a sale as others. */
    static String why(Handle tx, IncomingSale sale) {
        return sale.leftAlone() == null ? why(tx, sale.reference()).orElse(null) : sale.leftAlone();
    }

    private static Optional<String> why(Handle tx, String reference) {
        return reference == null
                ? Optional.empty()
                : tx.createQuery(ORIGINAL)
                        .bind("reference", reference)
                        .map((row, context) -> "It is a copy of order " + row.getString("number") + " of the web shop "
                                + row.getString("name") + ", by its reference. That order moves the stock; this sale"
                                + " moves none.")
                        .findFirst();
    }

    /**
     * Leaves alone what was taken as a sale and is the copy of an order that came in since.
     *
     * @param rules of a shop, by its id
     * @return how many sales
     */
    public int leaveAlone(long connectionId, Function<String, SaleRules> rules) {
        List<Long> late = transactions.run(tx -> tx.createQuery(LATE)
                .bind("connection", connectionId)
                .bind("since", UtcInstants.text(clock.instant().minus(SPAN)))
                .mapTo(Long.class)
                .list());
        late.forEach(id -> transactions.run(tx -> {
            leaveAlone(tx, id, rules);
            return null;
        }));
        return late.size();
    }

    private void leaveAlone(Handle tx, long orderId, Function<String, SaleRules> rules) {
        Order order = OrderStore.lock(tx, orderId).orElse(null);
        SaleStore.Sale sale = SaleStore.of(tx, orderId).orElse(null);
        if (order == null || sale == null || sale.isLeftAlone()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String reference = SaleStore.reference(tx, orderId);
        String why = why(tx, reference).orElse(null);
        if (why == null) {
            return;
        }
        OrderHistory history = new OrderHistory();
        history.add("changed", why);
        stock.book(tx, orderId, sale, LineStore.of(tx, orderId), List.of(), true, rules.apply(sale.shopId()), history);
        SaleStore.write(tx, orderId, order.connectionId(), sale.leftAlone(why), reference);
        OrderStatus standing = SaleStatus.leftAlone(why, order.shipsOn());
        history.stands(order.standing(), standing);
        OrderStore.stand(tx, orderId, standing, now);
        history.write(tx, orderId, now);
        OrderEvents.write(tx, orderId, order.connectionId(), order.standing(), standing, history, now);
    }
}
