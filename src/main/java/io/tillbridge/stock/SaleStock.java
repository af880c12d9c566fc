package io.tillbridge.stock;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What sales that have happened take out of the stock and bring back to it, as a part of the caller's transaction. The
 * table {@code sale_stock} knows what each line has moved; only the difference to what it is to have moved is booked, so
 * that a sale that is read again moves nothing, and one that changed moves its change. The caller holds the order's lock.
 */
public final class SaleStock {
    private final Clock clock;

    public SaleStock(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a line of a sale is to have moved in all.
     *
     * @param productId null: nothing of the hub's
     * @param pieces more than 0 left with the customer, fewer than 0 came back; 0 for a line that is void
     */
    public record Line(long lineId, Long productId, long pieces) {}

    /**
     * Where goods are taken from and put to.
     *
     * @param warehouses of the shop, the first one first; none: what is not booked yet stays so
     * @param returns where goods come back to; null: the first of the shop
     */
    public record Places(List<Long> warehouses, Long returns) {
        public Places {
            warehouses = List.copyOf(warehouses);
        }

        Long back() {
            return returns != null || warehouses.isEmpty() ? returns : warehouses.get(0);
        }
    }

    /**
     * Books the differences. Goods leave from where nobody is promised them, in the order of the warehouses; what none of
     * them has free leaves the first, whose stock may go below 0 by that. What a line took goes back to where it came from.
     *
     * @return pieces that moved now, by the id of their line, more than 0 for those that left; those of 0 left out
     * @throws io.tillbridge.fault.CallerFault UNKNOWN: one of the warehouses is not there
     */
    public Map<Long, Long> book(Handle tx, long orderId, List<Line> lines, Places places) {
        List<SaleLineStock> differing = differing(tx, orderId, lines);
        if (differing.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TreeSet<StockPlace> all = new TreeSet<>();
        differing.forEach(line -> all.addAll(line.places(places)));
        StockUnitOfWork work = StockUnitOfWork.open(tx, now, all, List.of());
        Map<Long, Long> moved = new HashMap<>();
        for (SaleLineStock line : differing) {
            long pieces = line.settle(work, places);
            if (pieces != 0) {
                moved.merge(line.lineId(), pieces, Long::sum);
            }
        }
        work.coverWaiting();
        work.write();
        write(tx, differing);
        return moved;
    }

    /**
     * Notes what lines have moved before anybody counted: no stock moves, and later differences do.
     *
     * @param places with at least one warehouse
     */
    public void assume(Handle tx, long orderId, List<Line> lines, Places places) {
        List<SaleLineStock> differing = differing(tx, orderId, lines);
        differing.forEach(line -> line.assume(places));
        write(tx, differing);
    }

    private static List<SaleLineStock> differing(Handle tx, long orderId, List<Line> lines) {
        Map<Long, Map<Long, SaleLineStock>> known = known(tx, orderId);
        List<SaleLineStock> differing = new ArrayList<>();
        for (Line line : lines) {
            Map<Long, SaleLineStock> byProduct = known.computeIfAbsent(line.lineId(), id -> new HashMap<>());
            if (line.productId() != null) {
                byProduct
                        .computeIfAbsent(line.productId(), product -> new SaleLineStock(line.lineId(), product))
                        .wanted(line.pieces());
            }
            byProduct.values().stream().filter(SaleLineStock::differs).forEach(differing::add);
        }
        return differing;
    }

    private static Map<Long, Map<Long, SaleLineStock>> known(Handle tx, long orderId) {
        Map<Long, Map<Long, SaleLineStock>> known = new HashMap<>();
        tx.createQuery("SELECT s.* FROM order_line n JOIN sale_stock s ON s.order_line_id = n.id WHERE n.order_id = ?")
                .bind(0, orderId)
                .map((row, context) -> new long[] {
                    row.getLong("order_line_id"),
                    row.getLong("product_id"),
                    row.getLong("warehouse_id"),
                    row.getLong("pieces"),
                    row.getLong("bookings")
                })
                .forEach(row -> known.computeIfAbsent(row[0], id -> new HashMap<>())
                        .computeIfAbsent(row[1], product -> new SaleLineStock(row[0], product))
                        .read(row[2], row[3], row[4]));
        return known;
    }

    private static void write(Handle tx, List<SaleLineStock> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = tx.prepareBatch(
                """
                INSERT INTO sale_stock (order_line_id, product_id, warehouse_id, pieces, bookings)
                VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE pieces = VALUES(pieces), bookings = VALUES(bookings)""");
        lines.forEach(line -> line.write(batch));
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
