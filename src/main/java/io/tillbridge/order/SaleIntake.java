package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Takes in sales of tills, as orders that have left: order, lines, stock, state and history change in one transaction.
 * Taking the same sale in again changes nothing; taking it in as it is now, changed or voided, moves the difference once.
 */
public final class SaleIntake {
    private static final int PAGE = 500;

    private final Transactions transactions;
    private final Clock clock;
    private final LineMatching matching;
    private final SaleBooking stock;

    public SaleIntake(Database database, Clock clock, LineMatch match) {
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.matching = new LineMatching(match);
        this.stock = new SaleBooking(clock);
    }

    /**
     * Takes in a sale that the till has just shown.
     *
     * @param askedAt when the till was asked for it, or earlier
     * @throws CallerFault one of the warehouses or a quantity cannot be
     */
    public IntakeResult take(IncomingSale sale, SaleRules rules, Instant askedAt) {
        return transactions.run(tx -> take(tx, sale, rules, askedAt));
    }

    /** What would come of it now: everything is decided as it would be, and nothing is kept. */
    public IntakeResult plan(IncomingSale sale, SaleRules rules) {
        return transactions.run(tx -> {
            IntakeResult taken = take(tx, sale, rules, clock.instant());
            tx.rollback();
            return taken;
        });
    }

    /**
     * Looks again at sales with goods that matched no product, and moves the stock of those that do now.
     *
     * @param rules of a shop, by its id
     * @return how many sales moved something
     */
    public int matchWaiting(long connectionId, Function<String, SaleRules> rules) {
        int moved = 0;
        long after = 0;
        Map<Long, String> page;
        do {
            long from = after;
            page = transactions.run(tx -> SaleStore.waiting(tx, connectionId, from, PAGE));
            for (Map.Entry<Long, String> sale : page.entrySet()) {
                SaleRules of = rules.apply(sale.getValue());
                moved += transactions.run(tx -> match(tx, sale.getKey(), of)) ? 1 : 0;
                after = sale.getKey();
            }
        } while (page.size() == PAGE);
        return moved;
    }

    private boolean match(Handle tx, long orderId, SaleRules rules) {
        Order order = OrderStore.lock(tx, orderId).orElse(null);
        SaleStore.Sale sale = SaleStore.of(tx, orderId).orElse(null);
        if (order == null || sale == null || !sale.waits()) {
            return false;
        }
        Instant now = now();
        OrderHistory history = new OrderHistory();
        List<OrderLine> lines = LineStore.of(tx, orderId);
        LineMatching.Matched matched = matching.sold(tx, order.connectionId(), lines, rules);
        List<OrderLine> found = SaleLines.newlyMatched(lines, matched.lines(), history);
        if (found.isEmpty()) {
            return false;
        }
        LineStore.write(tx, orderId, found);
        stock.book(tx, orderId, sale, matched.lines(), found, false, rules, history);
        SaleStore.write(
                tx,
                orderId,
                order.connectionId(),
                sale.waiting(!matched.faults().isEmpty()),
                null);
        written(tx, order, SaleStatus.withReason(order.standing(), sale, lines, faults(matched)), history, now);
        return true;
    }

    private IntakeResult take(Handle tx, IncomingSale sale, SaleRules rules, Instant askedAt) {
        IncomingOrder order = sale.order();
        Instant now = now();
        Optional<Order> known = OrderStore.lock(tx, order.connectionId(), order.remoteId());
        if (known.isEmpty()) {
            if (sale.voided() || order.lines().isEmpty()) {
                return IntakeResult.without(
                        IntakeResult.Outcome.IGNORED,
                        sale.voided() ? "it was voided before the hub read it" : "it has no lines");
            }
            Optional<IntakeResult> first = first(tx, sale, askedAt, rules, now);
            if (first.isPresent()) {
                return first.get();
            }
            known = OrderStore.lock(tx, order.connectionId(), order.remoteId());
        }
        return again(tx, known.orElseThrow(), sale, askedAt, rules, now);
    }

    private Optional<IntakeResult> first(Handle tx, IncomingSale sale, Instant askedAt, SaleRules rules, Instant now) {
        IncomingOrder order = sale.order();
        OrderHistory history = new OrderHistory();
        List<OrderLine> shown = SaleLines.merged(tx, List.of(), sale, history);
        LineMatching.Matched matched = matching.sold(tx, order.connectionId(), shown, rules);
        String alone = CopiedSales.why(tx, sale);
        boolean outside = alone != null || rules.warehouses().isEmpty();
        SaleStore.Sale kept = new SaleStore.Sale(
                sale.shopId(),
                outside,
                sale.isOlderThan(rules.since()),
                !outside && !matched.faults().isEmpty(),
                alone);
        OrderStatus standing = SaleStatus.of(sale, kept, matched.lines(), faults(matched));
        Optional<Long> id = OrderStore.insert(tx, order, order.settledWhenAsked(askedAt), standing, now);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        history.add("received", "The sale came from the till of shop " + sale.shopId() + ".");
        (alone == null ? sale.notes() : List.of(alone)).forEach(note -> history.add("received", note));
        if (kept.older() && alone == null) {
            history.add(
                    "received",
                    "It was made before the orders of this connection were the hub's: its goods had left the counted"
                            + " stock, and none moves now.");
        }
        List<OrderLine> lines = LineStore.write(tx, id.get(), matched.lines());
        keep(tx, id.get(), sale, lines, kept);
        stock.book(tx, id.get(), kept, lines, lines, false, rules, history);
        stock.soldInShop(tx, sale, lines, now);
        returns(tx, order, SaleStore.parents(tx, order.connectionId(), id.get()), now);
        history.stands(null, standing);
        history.write(tx, id.get(), now);
        if (alone == null) {
            OrderEvents.write(tx, id.get(), order.connectionId(), null, standing, history, now);
        }
        return Optional.of(IntakeResult.with(IntakeResult.Outcome.STORED, id.get(), standing));
    }

    private IntakeResult again(
            Handle tx, Order before, IncomingSale sale, Instant askedAt, SaleRules rules, Instant now) {
        IncomingOrder order = sale.order();
        if (order.updatedAt().truncatedTo(ChronoUnit.MICROS).isBefore(before.remoteUpdatedAt())) {
            return IntakeResult.with(IntakeResult.Outcome.OLDER, before.id(), before.standing());
        }
        OrderHistory history = new OrderHistory();
        HeaderChange.tell(before, order, history);
        List<OrderLine> stored = LineStore.of(tx, before.id());
        List<OrderLine> shown = SaleLines.merged(tx, stored, sale, history);
        LineMatching.Matched matched = matching.sold(tx, order.connectionId(), shown, rules);
        List<OrderLine> found = SaleLines.newlyMatched(shown, matched.lines(), history);
        SaleStore.Sale was = SaleStore.of(tx, before.id())
                .orElseThrow(() -> new IllegalStateException("Order " + before.id() + " is no sale of a till"));
        String alone = was.outside() ? was.leftAlone() : CopiedSales.why(tx, sale);
        SaleStore.Sale kept = alone == null
                ? was.waiting(
                        !was.outside() && !sale.voided() && !matched.faults().isEmpty())
                : was.leftAlone(alone);
        OrderStatus standing = SaleStatus.of(sale, kept, matched.lines(), faults(matched));
        if (history.isEmpty() && standing.equals(before.standing())) {
            OrderStore.settled(tx, before.id());
            return IntakeResult.with(IntakeResult.Outcome.UNCHANGED, before.id(), before.standing());
        }
        OrderStore.show(tx, before.id(), order, order.settledWhenAsked(askedAt));
        Set<Long> parents = new HashSet<>(SaleStore.parents(tx, order.connectionId(), before.id()));
        List<OrderLine> lines = LineStore.write(tx, before.id(), matched.lines());
        keep(tx, before.id(), sale, lines, kept);
        stock.book(tx, before.id(), kept, lines, found, sale.voided() || alone != null, rules, history);
        boolean wasUndone = before.state() == OrderState.CANCELLED && !was.isLeftAlone();
        stock.changedInShop(tx, sale, wasUndone, stored, lines, now);
        parents.addAll(SaleStore.parents(tx, order.connectionId(), before.id()));
        returns(tx, order, parents, now);
        written(tx, before, standing, history, now);
        return IntakeResult.with(IntakeResult.Outcome.CHANGED, before.id(), standing);
    }

    private static void keep(Handle tx, long orderId, IncomingSale sale, List<OrderLine> lines, SaleStore.Sale kept) {
        long connection = sale.order().connectionId();
        SaleStore.write(tx, orderId, connection, kept, sale.reference());
        Map<String, String> parents = new HashMap<>();
        lines.forEach(line -> parents.put(line.remoteId(), sale.parent(line)));
        SaleStore.writeLines(tx, connection, lines, parents, sale.voided());
    }

    private static void returns(Handle tx, IncomingOrder order, Collection<Long> parents, Instant now) {
        parents.stream().sorted().forEach(parent -> SaleReturns.show(tx, parent, order.number(), now));
    }

    private static void written(Handle tx, Order before, OrderStatus standing, OrderHistory history, Instant now) {
        history.stands(before.standing(), standing);
        OrderStore.stand(tx, before.id(), standing, now);
        history.write(tx, before.id(), now);
        OrderEvents.write(tx, before.id(), before.connectionId(), before.standing(), standing, history, now);
    }

    private static List<String> faults(LineMatching.Matched matched) {
        return matched.lines().stream()
                .map(line -> matched.faults().get(line.remoteId()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
