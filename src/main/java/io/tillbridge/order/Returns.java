package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.stock.StockReceipt;
import io.tillbridge.stock.StockReceipts;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Goods that come back: booked, put back to the stock when they can be sold again, and noted at their order. */
public final class Returns {
    private final Transactions transactions;
    private final Clock clock;
    private final StockReceipts arrivals;
    private final LongFunction<List<Long>> warehouses;

    /** @param warehouses the warehouses of a connection, in its order */
    public Returns(Database database, Clock clock, LongFunction<List<Long>> warehouses) {
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.arrivals = new StockReceipts(clock);
        this.warehouses = warehouses;
    }

    /**
     * Books what came back. The shop is not told, and nothing becomes owed again.
     *
     * @param who a person or key, for the history
     * @throws CallerFault UNKNOWN: there is no such order
     * @throws CallerFault CONFLICT: less of it is out, or there is no stock it could be put back to
     * @throws CallerFault INVALID: the request names lines the order does not have, or values that cannot be
     * @throws CallerFault UNKNOWN: there is no such warehouse
     * @param expectedVersion {@link Order#version} as the caller has seen it, or null to book whatever it is
     * @throws CallerFault STALE: it was changed since
     */
    public OrderReturn book(long orderId, ReturnRequest request, String who, Long expectedVersion) {
        return transactions.run(tx -> book(tx, OrderStore.require(tx, orderId, expectedVersion), request, who));
    }

    private OrderReturn book(Handle tx, Order order, ReturnRequest request, String who) {
        SaleCheck.takeBack(tx, order);
        List<OrderLine> lines = LineStore.of(tx, order.id());
        List<OrderLine.Pieces> arrived = ReturnCheck.arrived(order, lines, request);
        Long warehouse = request.restock() ? Long.valueOf(warehouse(order, request)) : request.warehouseId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long id = ReturnStore.insert(tx, order.id(), request, warehouse, who, now);
        ReturnStore.insertLines(
                tx,
                id,
                arrived.stream()
                        .map(one -> new Shipment.Line(one.line().id(), one.quantity()))
                        .toList());
        LineStore.write(
                tx,
                order.id(),
                arrived.stream()
                        .map(one -> one.line().withCameBack(one.line().cameBack() + one.quantity()))
                        .toList());
        if (request.restock()) {
            OrderFaults.bookStock(() -> arrivals.book(
                    tx,
                    arrived.stream()
                            .map(one -> new StockReceipt(
                                    warehouse,
                                    one.line().productId(),
                                    one.quantity(),
                                    "returned",
                                    "return:" + id + ":" + one.line().owner()))
                            .toList()));
        }
        stand(tx, order, request, arrived, warehouse, who, now);
        return ReturnStore.of(tx, order.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static void stand(
            Handle tx,
            Order order,
            ReturnRequest request,
            List<OrderLine.Pieces> arrived,
            Long warehouse,
            String who,
            Instant now) {
        String pieces = arrived.stream()
                .map(one -> one.quantity() + " of " + one.line().shown())
                .collect(Collectors.joining(", "));
        OrderHistory history = new OrderHistory(who);
        history.add(
                "return",
                "Came back: " + pieces
                        + (request.restock()
                                ? "; back in the stock of warehouse " + warehouse + "."
                                : "; not put back to the stock."));
        boolean all = order.state() == OrderState.SHIPPED && OrderSettlement.returned(LineStore.of(tx, order.id()));
        OrderStatus standing = all ? OrderStatus.of(OrderState.RETURNED, order.shipsOn()) : order.standing();
        history.stands(order.standing(), standing);
        OrderStore.stand(tx, order.id(), standing, now);
        history.write(tx, order.id(), now);
        OrderEvents.write(tx, order.id(), order.connectionId(), order.standing(), standing, history, now);
    }

    private long warehouse(Order order, ReturnRequest request) {
        if (request.warehouseId() != null) {
            return request.warehouseId();
        }
        return warehouses.apply(order.connectionId()).stream()
                .findFirst()
                .orElseThrow(() -> OrderFaults.refused("Order " + order.id()
                        + ": its connection has no warehouse. Name the warehouse the goods are put to."));
    }
}
