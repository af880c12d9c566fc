package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Orders as they are kept: read, let go, cancelled, and looked at again when what they wait for may have come. */
public final class Orders {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;
    private final OrderQueries reading;
    private final OrderBatchReader batch;
    private final OrderReservations goods;
    private final HeldOrders held;
    private final Reservations reservations;
    private final ExpiryListener expiring;
    private final OverdueOrders overdue;

    public Orders(Database database, Clock clock, LineMatch match, Reservations reservations) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.batch = new OrderBatchReader(reservations);
        this.goods = new OrderReservations(reservations);
        this.reservations = reservations;
        this.expiring = new ExpiryListener(clock);
        this.overdue = new OverdueOrders(transactions, clock);
        this.reading = new OrderQueries(database.jdbi(), transactions, reservations);
        this.held = new HeldOrders(
                database.jdbi(),
                transactions,
                clock,
                new FreeableOrders(match),
                new OrderReevaluation(new LineMatching(match), new OrderSettlement(goods)));
    }

    public Optional<Order> find(long id) {
        return reading.find(id);
    }

    /** An order with all that hangs on it. */
    public Optional<OrderDetails> details(long id) {
        return reading.details(id);
    }

    /**
     * As {@link #details} for many, by id and without locks: called within a transaction, it shows them as its snapshot
     * does.
     */
    public Map<Long, OrderDetails> details(Collection<Long> ids) {
        return jdbi.withHandle(handle -> batch.of(handle, ids));
    }

    /**
     * Newest first.
     *
     * @param after id of the last order of the page before, or null
     */
    public List<Order> list(OrderFilter filter, Long after, int limit) {
        return list(filter, ListWindow.after(after, limit));
    }

    public List<Order> list(OrderFilter filter, ListWindow window) {
        return reading.list(filter, window);
    }

    /** How many orders a list would show, by state and cause; the filter's own state and cause do not count. */
    public OrderCounts counts(OrderFilter filter) {
        return reading.counts(filter.ofAnyState());
    }

    /**
     * What happened to an order, oldest first.
     *
     * @param after id of the last event of the page before, or null
     */
    public List<OrderDetails.Event> history(long orderId, Long after, int limit) {
        return reading.history(orderId, after, limit);
    }

    /** Of these orders of a connection those the hub keeps. */
    public Map<String, StoredVersion> known(long connectionId, Collection<String> remoteIds) {
        return reading.known(connectionId, remoteIds);
    }

    /**
     * Looks again at those orders of a connection that wait for a product or for goods and for which something has come:
     * a line has a product now, or goods. The others cost nothing.
     *
     * @return how many go on now
     */
    public int freeHeld(long connectionId, OrderRules rules) {
        return held.free(connectionId, rules);
    }

    /**
     * Looks again at all of them, each by itself, so that what they wait for is told as it is now: after a product sync,
     * which gives every variant another explanation.
     *
     * @return how many go on now
     */
    public int resettleHeld(long connectionId, OrderRules rules) {
        return held.resettle(connectionId, rules);
    }

    /**
     * Gives orders that did not leave on their day another one.
     *
     * @return how many
     */
    public int passDays(long connectionId, OrderRules rules) {
        return overdue.pass(connectionId, rules);
    }

    /** Connections with orders whose day is over somewhere on earth. */
    public List<Long> connectionsOverdueBefore(Instant now) {
        return overdue.connections(now);
    }

    /** Connections with orders that wait for goods. */
    public List<Long> connectionsShortOfGoods() {
        return held.connectionsShortOfGoods();
    }

    /**
     * Lets go of the goods of unpaid orders whose time is over.
     *
     * @return how many reservations
     */
    public int expire(Instant now) {
        return reservations.sweepExpired(now, expiring);
    }

    /**
     * Lets an order go although lines or goods are missing. Its reservations stay.
     *
     * @param who a person or key, for the history
     * @throws CallerFault UNKNOWN: there is no such order
     * @param expectedVersion {@link Order#version} as the caller has seen it, or null to change whatever it is
     * @throws CallerFault STALE: it was changed since
     * @throws CallerFault CONFLICT: it is not on hold, or it is the shop that holds it
     */
    public Order release(long id, String who, Long expectedVersion) {
        return transactions.run(tx -> {
            Order order = HoldReasons.now(tx, OrderStore.require(tx, id, expectedVersion));
            SaleCheck.release(tx, order);
            if (!order.standing().isReleasable()) {
                throw OrderFaults.refused(
                        order.state() == OrderState.ON_HOLD
                                ? "Order " + id + " is held by the shop (status " + order.remoteStatus() + ", payment "
                                        + order.paymentStatus() + "): let it go there, and the next poll brings it."
                                : "Order " + id + ": expected the state on-hold, found "
                                        + order.state().text() + ". There is nothing to release.");
            }
            OrderStore.releasedByHand(tx, id, true);
            return stand(
                    tx, order, OrderState.ACCEPTED, "Released by " + who + " although: " + order.holdReason(), who);
        });
    }

    /**
     * Cancels an order in the hub and lets go of its goods; the shop is not told. What the shop says later does not bring
     * it back.
     *
     * @param who a person or key, for the history
     * @throws CallerFault UNKNOWN: there is no such order
     * @param expectedVersion {@link Order#version} as the caller has seen it, or null to change whatever it is
     * @throws CallerFault STALE: it was changed since
     * @throws CallerFault CONFLICT: it has left or is cancelled already
     */
    public Order cancel(long id, String who, Long expectedVersion) {
        return transactions.run(tx -> {
            Order order = OrderStore.require(tx, id, expectedVersion);
            SaleCheck.cancel(tx, order);
            if (order.state().gone() || order.state() == OrderState.CANCELLED) {
                throw OrderFaults.refused(
                        "Order " + id + " is " + order.state().text() + ": nothing is left to cancel.");
            }
            goods.letGo(tx, LineStore.of(tx, id));
            OrderStore.cancelledByHand(tx, id, true);
            return stand(tx, order, OrderState.CANCELLED, "Cancelled by " + who + ".", who);
        });
    }

    public Order release(long id, String who) {
        return release(id, who, null);
    }

    public Order cancel(long id, String who) {
        return cancel(id, who, null);
    }

    private static Order lock(Handle tx, long id) {
        return OrderStore.require(tx, id, null);
    }

    private Order stand(Handle tx, Order order, OrderState state, String detail, String who) {
        Instant now = clock.instant();
        OrderStatus standing = OrderStatus.of(state, order.shipsOn());
        OrderStore.stand(tx, order.id(), standing, now);
        OrderHistory history = new OrderHistory(who);
        history.add(state.text(), detail);
        history.write(tx, order.id(), now);
        OrderEvents.write(tx, order.id(), order.connectionId(), order.standing(), standing, history, now);
        return lock(tx, order.id());
    }

    /**
     * The version of an order that the hub keeps.
     *
     * @param updatedAt the shop's own instant of its last change, in whole seconds
     * @param settled it was read so long after that instant that no other change can share it
     */
    public record StoredVersion(Instant updatedAt, boolean settled) {
        /** Whether the shop may have another version than this one when its list shows that instant. */
        public boolean mayDiffer(Instant listed) {
            return !settled || listed.isAfter(updatedAt);
        }
    }
}
