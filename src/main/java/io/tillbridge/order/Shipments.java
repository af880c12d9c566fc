package io.tillbridge.order;

import io.tillbridge.event.EventType;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What leaves, and what comes back. A shipment is stored and its goods taken from the stock in one transaction; telling the shop comes after, and
 * only a stored shipment is due to be told.
 */
public final class Shipments {
    private static final int DUE_AT_ONCE = 500;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;
    private final OrderReservations goods;
    private final LongFunction<List<Long>> warehouses;
    private final Returns returns;

    /** @param warehouses the warehouses of a connection, in its order */
    public Shipments(Database database, Clock clock, Reservations reservations, LongFunction<List<Long>> warehouses) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.goods = new OrderReservations(reservations);
        this.warehouses = warehouses;
        this.returns = new Returns(database, clock, warehouses);
    }

    /**
     * Sends an accepted order or a part of it. When nothing is left the order is shipped. Of an order that is shipped a
     * tracking code alone is taken: of goods that left outside the hub, or of a further parcel.
     *
     * @throws CallerFault UNKNOWN: there is no such order
     * @throws CallerFault CONFLICT: it is not accepted, or less is left than is to leave
     * @throws CallerFault INVALID: the request names lines the order does not have, or values that cannot be
     */
    public Shipment ship(long orderId, ShipmentRequest request) {
        return ship(orderId, request, null, null);
    }

    /**
     * The same, if the order still is what the caller has seen.
     *
     * @param who the person or key that asked for it, or null
     * @param expectedVersion {@link Order#version}, or null to send whatever it is
     * @throws CallerFault STALE: it was changed since
     */
    public Shipment ship(long orderId, ShipmentRequest request, String who, Long expectedVersion) {
        return transactions.run(
                tx -> ship(tx, HoldReasons.now(tx, OrderStore.require(tx, orderId, expectedVersion)), request, who));
    }

    private Shipment ship(Handle tx, Order order, ShipmentRequest request, String who) {
        ShipmentCheck.texts(request);
        SaleCheck.ship(tx, order);
        List<OrderLine> lines = LineStore.of(tx, order.id());
        boolean codeAlone = ShipmentCheck.isCodeAlone(order, request, ShipmentStore.of(tx, order.id()));
        List<OrderLine.Pieces> leaving = codeAlone ? List.of() : ShipmentCheck.leaving(order, lines, request);
        Instant now = now();
        long id = ShipmentStore.insert(tx, order.id(), request, now);
        ShipmentStore.insertLines(
                tx,
                id,
                leaving.stream()
                        .map(one -> new Shipment.Line(one.line().id(), one.quantity()))
                        .toList());
        OrderFaults.bookStock(() -> goods.take(tx, leaving, warehouses.apply(order.connectionId()), "shipment:" + id));
        List<OrderLine> shipped = leaving.stream()
                .map(one -> one.line().withShipped(one.line().shipped() + one.quantity()))
                .toList();
        LineStore.write(tx, order.id(), shipped);
        stand(tx, order, lines, leaving, request, who, now);
        return ShipmentStore.find(tx, id).orElseThrow();
    }

    private static void stand(
            Handle tx,
            Order order,
            List<OrderLine> lines,
            List<OrderLine.Pieces> leaving,
            ShipmentRequest request,
            String who,
            Instant now) {
        long left = lines.stream().mapToLong(OrderLine::left).sum()
                - leaving.stream().mapToLong(OrderLine.Pieces::quantity).sum();
        OrderStatus standing = left == 0 && !leaving.isEmpty()
                ? OrderStatus.of(OrderState.SHIPPED, order.shipsOn())
                : order.standing();
        OrderHistory history = new OrderHistory(who);
        String code = request.trackingCode() == null || request.trackingCode().isBlank()
                ? "no tracking code"
                : "tracking code " + request.trackingCode().strip();
        history.add(
                "shipment",
                leaving.isEmpty()
                        ? "A parcel with the " + code + "."
                        : "Left: " + ShipmentSummary.shown(leaving) + "; " + code + ".");
        history.stands(order.standing(), standing);
        OrderStore.stand(tx, order.id(), standing, now);
        history.write(tx, order.id(), now);
        OrderEvents.write(tx, order.id(), order.connectionId(), order.standing(), standing, history, now);
    }

    /**
     * Books goods that came back: see {@link Returns#book}.
     *
     * @param who a person or key, for the history
     */
    public OrderReturn takeBack(long orderId, ReturnRequest request, String who) {
        return takeBack(orderId, request, who, null);
    }

    /** The same, if the order still is what the caller has seen: {@link Order#version}, or null. */
    public OrderReturn takeBack(long orderId, ReturnRequest request, String who, Long expectedVersion) {
        return returns.book(orderId, request, who, expectedVersion);
    }

    /** The oldest shipment of a connection its shop has not heard of. */
    public Optional<Shipment> oldestUntold(long connectionId) {
        return jdbi.withHandle(handle -> ShipmentStore.oldestUntold(handle, connectionId));
    }

    /** Shipments of a connection its shop is to be told of, oldest first, those that were missed last, at most 500. */
    public List<PendingNotification> due(long connectionId) {
        return jdbi.withHandle(handle -> ShipmentStore.due(handle, connectionId, DUE_AT_ONCE));
    }

    /** A shipment of a connection, when its shop is to be told of it. */
    public Optional<PendingNotification> due(long connectionId, long shipmentId) {
        return jdbi.withHandle(handle -> ShipmentStore.due(handle, connectionId, shipmentId));
    }

    /**
     * The shop could not be told of a shipment now. It stays due and comes after the others the next time, so that those
     * that fail each time hold back nobody.
     *
     * @param why what went wrong, and what to do
     */
    public void missed(long shipmentId, String why) {
        jdbi.useHandle(handle -> ShipmentStore.missed(handle, shipmentId, why));
    }

    /**
     * The shop knows of a shipment now. Said twice, the first time counts.
     *
     * @param detail what it answered
     */
    public void told(long shipmentId, String detail) {
        become(shipmentId, ShipmentStore.TOLD, detail, "told", null);
    }

    /**
     * The shop did not take a shipment; it is not told again by itself.
     *
     * @param why what it answered, and what to do
     */
    public void refused(long shipmentId, String why) {
        become(shipmentId, ShipmentStore.REFUSED, why, "refused", null);
    }

    /**
     * Makes a refused shipment due again. One that is due anyway stays as it is.
     *
     * @param who the person or key that asked for it, or null
     * @throws CallerFault UNKNOWN: there is no such shipment
     * @throws CallerFault CONFLICT: the shop knows of it
     */
    public Shipment tellAgain(long shipmentId, String who) {
        become(shipmentId, ShipmentStore.STORED, null, "shipment", who);
        Shipment shipment = jdbi.withHandle(handle -> ShipmentStore.find(handle, shipmentId))
                .orElseThrow(() -> CallerFault.unknown("shipment " + shipmentId));
        if (shipment.state().equals(ShipmentStore.TOLD)) {
            throw OrderFaults.refused("Shipment " + shipmentId
                    + ": expected one the shop refused, found told. The shop knows of it; there is nothing to repeat.");
        }
        return shipment;
    }

    private void become(long shipmentId, String state, String detail, String event, String who) {
        transactions.run(tx -> {
            Order order = lock(
                    tx,
                    ShipmentStore.orderOf(tx, shipmentId)
                            .orElseThrow(() -> CallerFault.unknown("shipment " + shipmentId)));
            Shipment shipment = ShipmentStore.find(tx, shipmentId).orElseThrow();
            if (!shipment.state().equals(ShipmentStore.TOLD)
                    && !shipment.state().equals(state)) {
                Instant now = now();
                ShipmentStore.become(tx, shipmentId, state, detail, state.equals(ShipmentStore.TOLD) ? now : null);
                OrderHistory history = new OrderHistory(who);
                history.add(event, "Shipment " + shipmentId + ": " + (detail == null ? "to be told again." : detail));
                history.write(tx, order.id(), now);
                OrderStore.stand(tx, order.id(), order.standing(), now);
                event(tx, order, shipmentId, state, history, now);
            }
            return null;
        });
    }

    private static void event(
            Handle tx, Order order, long shipmentId, String state, OrderHistory history, Instant now) {
        if (state.equals(ShipmentStore.STORED)) {
            OrderEvents.write(tx, order.id(), order.connectionId(), order.standing(), order.standing(), history, now);
        } else {
            boolean told = state.equals(ShipmentStore.TOLD);
            EventType type = told ? EventType.SHIPMENT_TOLD : EventType.SHIPMENT_REFUSED;
            OrderEvents.told(tx, order, shipmentId, type, now);
        }
    }

    private static Order lock(Handle tx, long id) {
        return OrderStore.lock(tx, id).orElseThrow(() -> CallerFault.unknown("order " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
