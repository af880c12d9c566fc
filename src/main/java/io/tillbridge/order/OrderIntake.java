package io.tillbridge.order;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.product.listing.LineMatch;
import io.tillbridge.stock.Reservations;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import io.tillbridge.wording.Quantity;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes orders in as a shop shows them. Order, lines, reservations, state and history change in one transaction, and taking
 * the same order in again changes nothing.
 */
public final class OrderIntake {
    private final Transactions transactions;
    private final Clock clock;
    private final LineMatching matching;
    private final OrderSettlement settlement;
    private final OrderReevaluation resettling;
    private final ShopStock shopStock = new ShopStock();

    public OrderIntake(Database database, Clock clock, LineMatch match, Reservations reservations) {
        this.transactions = new Transactions(database);
        this.clock = clock;
        this.matching = new LineMatching(match);
        this.settlement = new OrderSettlement(new OrderReservations(reservations));
        this.resettling = new OrderReevaluation(matching, settlement);
    }

    /**
     * Takes in an order that the shop has just shown.
     *
     * @throws CallerFault the connection's warehouses or a quantity cannot be
     */
    public IntakeResult take(IncomingOrder order, OrderRules rules) {
        return take(order, rules, clock.instant());
    }

    /**
     * @param askedAt when the shop was asked for it, or earlier: what was asked for too soon after its change is looked at
     *     again
     * @throws CallerFault the connection's warehouses or a quantity cannot be
     */
    public IntakeResult take(IncomingOrder order, OrderRules rules, Instant askedAt) {
        return transactions.run(tx -> take(tx, order, rules, askedAt, false));
    }

    /**
     * As {@link #take(IncomingOrder, OrderRules, Instant)} for an order that was not kept a moment ago: saves looking for it
     * first, and is as right when it was stored since.
     */
    public IntakeResult takeNew(IncomingOrder order, OrderRules rules, Instant askedAt) {
        return transactions.run(tx -> take(tx, order, rules, askedAt, true));
    }

    /**
     * What would come of taking it in now, by itself: everything is decided as it would be, and nothing is kept.
     *
     * @throws CallerFault the connection's warehouses or a quantity cannot be
     */
    public IntakeResult plan(IncomingOrder order, OrderRules rules) {
        return transactions.run(tx -> {
            IntakeResult taken = take(tx, order, rules, clock.instant(), false);
            tx.rollback();
            return taken;
        });
    }

    private IntakeResult take(Handle tx, IncomingOrder order, OrderRules rules, Instant askedAt, boolean probablyNew) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        EligibilityResult verdict = Eligibility.decide(order, rules, false);
        boolean storable = verdict.kind() != EligibilityResult.Kind.IGNORE
                && !order.lines().isEmpty();
        Optional<Order> known = probablyNew && storable
                ? Optional.empty()
                : OrderStore.lock(tx, order.connectionId(), order.remoteId());
        if (known.isEmpty()) {
            if (verdict.kind() == EligibilityResult.Kind.IGNORE) {
                return IntakeResult.without(IntakeResult.Outcome.IGNORED, words(order));
            }
            if (order.lines().isEmpty()) {
                return IntakeResult.without(
                        IntakeResult.Outcome.NOT_READY, "The shop shows no lines yet; read it again.");
            }
            Optional<IntakeResult> first = first(tx, order, askedAt, verdict, rules, now);
            if (first.isPresent()) {
                return first.get();
            }
            // Another transaction stored it between our look and our insert.
            known = OrderStore.lock(tx, order.connectionId(), order.remoteId());
        }
        return again(tx, known.orElseThrow(), order, askedAt, rules, now);
    }

    private Optional<IntakeResult> first(
            Handle tx, IncomingOrder order, Instant askedAt, EligibilityResult verdict, OrderRules rules, Instant now) {
        LineMatching.Matched matched = matching.match(
                tx,
                order.connectionId(),
                LineMerge.fresh(order, rules.lineKinds()).lines(),
                rules);
        // As most orders will stand, so that most are written once.
        OrderStatus expected = verdict.kind() == EligibilityResult.Kind.ACCEPT
                ? OrderStatus.of(OrderState.ACCEPTED, ShipDay.first(order.readyAt(), rules, now))
                : OrderStatus.of(OrderState.AWAITING_PAYMENT, null);
        Optional<Long> id = OrderStore.insert(tx, order, order.settledWhenAsked(askedAt), expected, now);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        OrderHistory history = new OrderHistory();
        history.add("received", "The order came from the shop: " + words(order) + ".");
        List<OrderLine> lines = LineStore.write(tx, id.get(), matched.lines());
        RemoteShipmentStore.write(tx, id.get(), order.shipments());
        shopStock.sold(tx, order, lines, now);
        // Late, for others wait for the stock of a product from here to the end.
        OrderSettlement.Settled settled = settlement.settle(
                tx,
                new OrderSettlement.Case(
                        id.get(),
                        order.orderedAt(),
                        order.readyAt(),
                        null,
                        lines,
                        matched.faults().values(),
                        verdict,
                        false,
                        false),
                rules,
                history,
                now);
        OrderReevaluation.write(tx, id.get(), settled.lines(), lines);
        if (!settled.standing().equals(expected)) {
            OrderStore.stand(tx, id.get(), settled.standing(), now);
        }
        history.stands(null, settled.standing());
        history.write(tx, id.get(), now);
        OrderEvents.write(tx, id.get(), order.connectionId(), null, settled.standing(), history, now);
        return Optional.of(IntakeResult.with(IntakeResult.Outcome.STORED, id.get(), settled.standing()));
    }

    private IntakeResult again(
            Handle tx, Order before, IncomingOrder order, Instant askedAt, OrderRules rules, Instant now) {
        int age = order.updatedAt().truncatedTo(ChronoUnit.MICROS).compareTo(before.remoteUpdatedAt());
        if (age < 0) {
            return IntakeResult.with(IntakeResult.Outcome.OLDER, before.id(), before.standing());
        }
        EligibilityResult verdict = Eligibility.decide(order, rules, true);
        boolean over =
                verdict.kind() == EligibilityResult.Kind.CANCEL || verdict.kind() == EligibilityResult.Kind.SHIPPED;
        if (order.lines().isEmpty() && !over) {
            return IntakeResult.with(IntakeResult.Outcome.NOT_READY, before.id(), before.standing());
        }
        OrderHistory history = new OrderHistory();
        HeaderChange.tell(before, order, history);
        List<OrderLine> stored = LineStore.of(tx, before.id());
        LineMerge merge = order.lines().isEmpty()
                ? new LineMerge(stored, List.of(), false)
                : LineMerge.of(stored, order, rules.lineKinds(), history);
        boolean waits = before.state() == OrderState.ON_HOLD || before.state() == OrderState.AWAITING_PAYMENT;
        boolean settled = order.settledWhenAsked(askedAt);
        if (age == 0 && history.isEmpty() && !waits) {
            if (settled) {
                OrderStore.settled(tx, before.id());
            }
            return IntakeResult.with(IntakeResult.Outcome.UNCHANGED, before.id(), before.standing());
        }
        if (merge.grown() && before.releasedByHand()) {
            // Who let it go has not seen what came since.
            OrderStore.releasedByHand(tx, before.id(), false);
        }
        OrderStore.show(tx, before.id(), order, settled);
        shopStock.changed(tx, before, order, stored, merge, now);
        RemoteShipmentStore.write(tx, before.id(), order.shipments());
        Instant seenPaidAt = before.paidAt() == null && order.isPaid() ? order.updatedAt() : before.paidAt();
        Instant paidAt = order.paidAt() == null ? seenPaidAt : order.paidAt();
        boolean released = before.releasedByHand() && !merge.grown();
        OrderStatus standing = resettling.resettle(tx, before, merge, verdict, paidAt, released, rules, history, now);
        return IntakeResult.with(
                history.isEmpty() ? IntakeResult.Outcome.UNCHANGED : IntakeResult.Outcome.CHANGED,
                before.id(),
                standing);
    }

    private static String words(IncomingOrder order) {
        return "status " + TruncatedText.shown(order.status()) + ", payment "
                + TruncatedText.shown(order.paymentStatus()) + ", shipment "
                + TruncatedText.shown(order.shipmentStatus()) + ", "
                + Quantity.of(order.lines().size(), "line");
    }
}
