package io.tillbridge.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Makes goods and state of an order follow what was decided about it. */
final class OrderSettlement {
    private final OrderReservations goods;

    OrderSettlement(OrderReservations goods) {
        this.goods = goods;
    }

    /**
     * The case to settle.
     *
     * @param paidAt when it was paid, as far as the shop or the hub knows; null: it is not, or nobody knows
     * @param before where it stood; null: it is new
     * @param faults a sentence for each line that matches no product
     * @param released a person let it go although something is missing
     * @param cancelled a person cancelled it
     */
    record Case(
            long orderId,
            Instant orderedAt,
            Instant paidAt,
            OrderStatus before,
            List<OrderLine> lines,
            Collection<String> faults,
            EligibilityResult verdict,
            boolean released,
            boolean cancelled) {
        Case with(List<OrderLine> changed) {
            return new Case(orderId, orderedAt, paidAt, before, changed, faults, verdict, released, cancelled);
        }

        private boolean isNew() {
            return before == null;
        }

        private Instant turn() {
            return paidAt == null ? orderedAt : paidAt;
        }
    }

    /** @param lines with what has left now */
    record Settled(OrderStatus standing, List<OrderLine> lines) {}

    Settled settle(Handle tx, Case given, OrderRules rules, OrderHistory history, Instant now) {
        Case it = withoutWhatCameBack(tx, given, rules, history);
        EligibilityResult.Kind kind = it.verdict.kind();
        if (kind == EligibilityResult.Kind.SHIPPED) {
            return left(tx, it, rules, history);
        }
        if (it.cancelled || kind == EligibilityResult.Kind.CANCEL) {
            goods.letGo(tx, it.lines);
            boolean stays = it.before.state().gone();
            return new Settled(stays ? it.before : ended(it, OrderState.CANCELLED), it.lines);
        }
        boolean goesOn = kind == EligibilityResult.Kind.ACCEPT || kind == EligibilityResult.Kind.PARTS;
        if (it.lines.stream().allMatch(line -> line.left() == 0) && (goesOn || !hasNoGoods(it))) {
            return new Settled(nothingLeft(tx, it, history), it.lines);
        }
        return new Settled(
                switch (kind) {
                    case ACCEPT -> accept(tx, it, rules, now);
                    case PARTS -> parts(tx, it, rules, now);
                    case AWAIT_PAYMENT -> awaitPayment(tx, it, rules, now);
                    case HOLD -> {
                        goods.keep(tx, it.lines, rules, null, it.turn(), it.isNew());
                        yield OrderStatus.held(HoldCause.SHOP, it.verdict.reason());
                    }
                    case HOLD_UNPAID -> {
                        goods.letGo(tx, it.lines);
                        yield OrderStatus.held(HoldCause.SHOP, it.verdict.reason());
                    }
                    default -> throw new IllegalArgumentException("Not to be settled: " + kind);
                },
                it.lines);
    }

    private OrderStatus accept(Handle tx, Case it, OrderRules rules, Instant now) {
        List<String> missing = goods.keep(tx, it.lines, rules, null, it.turn(), it.isNew());
        if (it.released || (it.faults.isEmpty() && missing.isEmpty())) {
            return OrderStatus.of(OrderState.ACCEPTED, ShipDay.of(it, OrderState.ACCEPTED, rules, now));
        }
        List<String> reasons = new ArrayList<>(it.faults);
        reasons.addAll(missing);
        return new OrderStatus(
                OrderState.ON_HOLD,
                it.faults.isEmpty() ? HoldCause.STOCK : HoldCause.LINES,
                HoldReasons.joined(reasons),
                it.faults.isEmpty() ? null : HoldReasons.joined(List.copyOf(it.faults)),
                ShipDay.of(it, OrderState.ON_HOLD, rules, now));
    }

    /** Which pieces have left only the hub's own shipments say. */
    private OrderStatus parts(Handle tx, Case it, OrderRules rules, Instant now) {
        if (it.released || it.lines.stream().anyMatch(line -> line.shipped() > 0)) {
            return accept(tx, it, rules, now);
        }
        goods.keep(tx, it.lines, rules, null, it.turn(), it.isNew());
        return OrderStatus.held(HoldCause.PARTS, it.verdict.reason());
    }

    private OrderStatus awaitPayment(Handle tx, Case it, OrderRules rules, Instant now) {
        Instant expires = it.orderedAt.plus(rules.unpaidHold());
        if (expires.isAfter(now)) {
            goods.keep(tx, it.lines, rules, expires, null, it.isNew());
        } else {
            goods.letGo(tx, it.lines);
        }
        return OrderStatus.of(OrderState.AWAITING_PAYMENT, null);
    }

    /** Pieces that came back to the shop have left, whether the hub saw it or not. */
    private Case withoutWhatCameBack(Handle tx, Case it, OrderRules rules, OrderHistory history) {
        List<OrderLine.Pieces> leaving = it.lines.stream()
                .filter(line -> line.leftOutside() > 0)
                .map(line -> new OrderLine.Pieces(line, line.leftOutside()))
                .toList();
        if (leaving.isEmpty()) {
            return it;
        }
        take(tx, leaving, rules, history, "Came back to the shop and so had left without the hub: ");
        return it.with(it.lines.stream()
                .map(line -> line.withShipped(line.shipped() + line.leftOutside()))
                .toList());
    }

    /** The shop has sent it without the hub. */
    private Settled left(Handle tx, Case it, OrderRules rules, OrderHistory history) {
        List<OrderLine.Pieces> leaving = it.lines.stream()
                .filter(line -> line.left() > 0)
                .map(line -> new OrderLine.Pieces(line, line.left()))
                .toList();
        List<OrderLine> lines = it.lines.stream()
                .map(line -> line.withShipped(line.shipped() + line.left()))
                .toList();
        if (!leaving.isEmpty()) {
            take(tx, leaving, rules, history, "The shop has sent what was left: ");
            goods.letGo(tx, it.lines);
        }
        return new Settled(ended(it, returned(lines) ? OrderState.RETURNED : OrderState.SHIPPED), lines);
    }

    private void take(
            Handle tx, List<OrderLine.Pieces> leaving, OrderRules rules, OrderHistory history, String how) {
        boolean known = !rules.warehouses().isEmpty();
        if (known) {
            goods.take(tx, leaving, rules.warehouses(), "shop");
        }
        String unknown = leaving.stream()
                .filter(one -> one.line().productId() == null || !known)
                .map(one -> one.line().shown())
                .collect(Collectors.joining(", "));
        history.add(
                "shipment",
                how + ShipmentSummary.shown(leaving) + "."
                        + (unknown.isEmpty()
                                ? ""
                                : " No stock is less by: " + unknown
                                        + (known
                                                ? ", for it matches no product."
                                                : ", for the connection has no warehouse.")
                                        + " Count it."));
    }

    private OrderStatus nothingLeft(Handle tx, Case it, OrderHistory history) {
        goods.letGo(tx, it.lines);
        if (it.lines.stream().anyMatch(line -> line.shipped() > 0)) {
            return ended(it, returned(it.lines) ? OrderState.RETURNED : OrderState.SHIPPED);
        }
        if (hasNoGoods(it)) {
            if (it.isNew() || it.before.state() != OrderState.SHIPPED) {
                history.add("changed", "No line of it is goods: there is nothing to send.");
            }
            return ended(it, OrderState.SHIPPED);
        }
        if (it.isNew() || it.before.state() != OrderState.CANCELLED) {
            history.add("changed", "Everything is refunded or taken out of the order: nothing is left to be sent.");
        }
        return ended(it, OrderState.CANCELLED);
    }

    /** Such as an order of a gift card alone. */
    private static boolean hasNoGoods(Case it) {
        return it.lines.stream().noneMatch(line -> line.kind() == OrderLine.Kind.GOODS)
                && it.lines.stream().anyMatch(line -> !line.removed() && line.ordered() > 0);
    }

    static boolean returned(List<OrderLine> lines) {
        List<OrderLine> goods =
                lines.stream().filter(line -> line.kind() == OrderLine.Kind.GOODS).toList();
        return goods.stream().allMatch(OrderLine::isGivenBack) && goods.stream().anyMatch(line -> line.shipped() > 0);
    }

    private static OrderStatus ended(Case it, OrderState state) {
        return OrderStatus.of(state, it.isNew() ? null : it.before.shipsOn());

}
}
