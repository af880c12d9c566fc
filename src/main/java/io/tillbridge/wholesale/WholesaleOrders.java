package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.retailer.RetailerState;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Orders of retailers: written as drafts, listed, looked at. */
public final class WholesaleOrders {
    private final WholesaleWork work;
    private final LineReservations goods;

    public WholesaleOrders(WholesaleWork work) {
        this.work = work;
        this.goods = new LineReservations(work);
    }

    /**
     * Keeps an order as a draft. The same order under the same reference is the one that is there.
     *
     * @throws CallerFault CONFLICT: the retailer has another order of that reference; the message says how it differs
     * @throws CallerFault CONFLICT: the retailer is declined
     * @throws CallerFault INVALID: a product is not there or not on offer
     */
    public NewWholesaleOrder.Result create(NewWholesaleOrder order, OrderScope scope) {
        return work.transactions().run(tx -> {
            Retailer retailer = RetailerConditions.held(tx, order.retailerId());
            if (retailer.state() == RetailerState.DECLINED) {
                WholesaleWork.requireApproved(retailer, "a declined retailer has no orders made");
            }
            Long id = WholesaleOrderStore.insert(tx, order, scope.who(), work.now());
            if (id == null) {
                return new NewWholesaleOrder.Result(ReferencedOrder.same(tx, order), false);
            }
            DraftLines.write(tx, work, retailer, id, order.lines());
            WholesaleHistory.note(tx, id, "create", WholesaleState.DRAFT, scope.who(), null, work.now());
            return new NewWholesaleOrder.Result(WholesaleOrderStore.find(tx, id).orElseThrow(), true);
        });
    }

    /**
     * Removes a draft.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN, STALE, or CONFLICT: it is no draft any more
     */
    public void delete(long id, OrderScope scope, Long expectedVersion) {
        work.move(id, scope, expectedVersion, WholesaleMove.DELETE, (tx, order) -> {
            WholesaleOrderStore.delete(tx, id);
            return null;
        });
    }

    public List<WholesaleOrder> list(WholesaleOrderFilter filter, ListWindow window) {
        return work.jdbi().withHandle(handle -> WholesaleOrderStore.list(handle, filter, window));
    }

    public Map<WholesaleState, Long> counts(WholesaleOrderFilter filter) {
        return work.jdbi().withHandle(handle -> WholesaleOrderStore.counts(handle, filter));
    }

    public Optional<WholesaleOrder> find(long id, OrderScope scope) {
        return work.jdbi().withHandle(handle -> WholesaleOrderStore.find(handle, id)
                .filter(order -> scope.sees(order.retailerId())));
    }

    /** With its lines, shipments and history, all of one moment. */
    public Optional<WholesaleDetails> details(long id, OrderScope scope) {
        return work.jdbi()
                .withHandle(handle -> Transactions.in(handle, tx -> WholesaleOrderStore.find(tx, id)
                        .filter(order -> scope.sees(order.retailerId()))
                        .map(order -> details(tx, order))));
    }

    private WholesaleDetails details(Handle tx, WholesaleOrder order) {
        List<WholesaleLine> lines = WholesaleLineStore.of(tx, order.id());
        Map<Long, Offer> quotes = Map.of();
        List<OrderProblem> problems = new ArrayList<>();
        if (order.state() == WholesaleState.DRAFT) {
            Retailer retailer = RetailerConditions.read(tx, order.retailerId());
            quotes = work.offers(
                    tx, retailer, lines.stream().map(WholesaleLine::productId).toList());
            problems.addAll(AcceptedTerms.problems(retailer, work.account().get()));
            problems.addAll(OrderCheck.problems(
                    DraftLines.pieces(lines), quotes, work.settings(), work.minimumOrder(retailer)));
        }
        return new WholesaleDetails(
                order,
                lines,
                goods.held(tx, lines),
                quotes,
                problems,
                WholesaleShipmentStore.of(tx, order.id()),
                WholesaleHistory.of(tx, order.id()));
    }

    /** Products that a retailer may order, in the order of their ids. */
    public List<Offer> offer(long retailerId, OfferFilter filter, long after, int limit) {
        return work.transactions().run(tx -> {
            Retailer retailer = RetailerConditions.read(tx, retailerId);
            return OfferStore.page(
                    tx, filter, work.priceList(retailer), work.settings().warehouses(), after, limit);
        });
    }

    /** The orders that reservations belong to: line id → order id. */
    public Map<String, Long> ordersOfOwners(Collection<String> owners) {
        Set<Long> ids = new LinkedHashSet<>();
        owners.stream()
                .filter(owner -> owner.startsWith(WholesaleLine.OWNER))
                .forEach(owner -> ids.add(Long.valueOf(owner.substring(WholesaleLine.OWNER.length()))));
        Map<String, Long> orders = new HashMap<>();
        work.jdbi().useHandle(handle -> WholesaleLineStore.byId(handle, ids)
                .forEach(line -> orders.put(line.owner(), line.orderId())));
        return orders;
    }
}
