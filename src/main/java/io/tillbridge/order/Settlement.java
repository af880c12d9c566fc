package io.tillbridge.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Makes goods and state of an order follow what was decided about it. */
final class Settlement {
    private static final int REASONS_SHOWN = 20;

    private final Goods goods;

    Settlement(Goods goods) {
        this.goods = goods;
    }

    /**
     * The case to settle.
     *
     * @param before where it stood; null: it is new
     * @param faults a sentence for each line that matches no product
     * @param released a person let it go although something is missing
     * @param cancelled a person cancelled it
     */
    record Case(
            long orderId,
            Instant orderedAt,
            Standing before,
            List<OrderLine> lines,
            Collection<String> faults,
            Verdict verdict,
            boolean released,
            boolean cancelled) {}

    /** @param lines with what has left now */
    record Settled(Standing standing, List<OrderLine> lines) {}

    Settled settle(Handle tx, Case it, OrderRules rules, History history, Instant now) {
        Verdict.Kind kind = it.verdict.kind();
        if (kind == Verdict.Kind.SHIPPED) {
            return left(tx, it, rules, history);
        }
        if (it.cancelled || kind == Verdict.Kind.CANCEL) {
            goods.letGo(tx, it.lines);
            boolean stays = it.before.state().gone();
            return new Settled(stays ? it.before : ended(it, OrderState.CANCELLED), it.lines);
        }
        if (it.lines.stream().allMatch(line -> line.left() == 0)) {
            return new Settled(nothingLeft(tx, it, history), it.lines);
        }
        return new Settled(
                switch (kind) {
                    case ACCEPT -> accept(tx, it, rules, now);
                    case AWAIT_PAYMENT -> awaitPayment(tx, it, rules, now);
                    case HOLD -> {
                        goods.keep(tx, it.lines, rules, null, it.before == null);
                        yield new Standing(OrderState.ON_HOLD, HoldCause.SHOP, it.verdict.reason(), null);
                    }
                    case HOLD_UNPAID -> {
                        goods.letGo(tx, it.lines);
                        yield new Standing(OrderState.ON_HOLD, HoldCause.SHOP, it.verdict.reason(), null);
                    }
                    default -> throw new IllegalArgumentException("Not to be settled: " + kind);
                },
                it.lines);
    }

    private Standing accept(Handle tx, Case it, OrderRules rules, Instant now) {
        List<String> missing = goods.keep(tx, it.lines, rules, null, it.before == null);
        if (it.released || (it.faults.isEmpty() && missing.isEmpty())) {
            return Standing.of(OrderState.ACCEPTED, shipsOn(it, OrderState.ACCEPTED, rules, now));
        }
        List<String> reasons = new ArrayList<>(it.faults);
        reasons.addAll(missing);
        HoldCause cause = it.faults.isEmpty() ? HoldCause.STOCK : HoldCause.LINES;
        return new Standing(OrderState.ON_HOLD, cause, joined(reasons), shipsOn(it, OrderState.ON_HOLD, rules, now));
    }

    private Standing awaitPayment(Handle tx, Case it, OrderRules rules, Instant now) {
        Instant expires = it.orderedAt.plus(rules.unpaidHold());
        if (expires.isAfter(now)) {
            goods.keep(tx, it.lines, rules, expires, it.before == null);
        } else {
            goods.letGo(tx, it.lines);
        }
        return Standing.of(OrderState.AWAITING_PAYMENT, null);
    }

    /** The shop has sent it without the hub. */
    private Settled left(Handle tx, Case it, OrderRules rules, History history) {
        List<Goods.Leaving> leaving = it.lines.stream()
                .filter(line -> line.left() > 0)
                .map(line -> new Goods.Leaving(line, line.left()))
                .toList();
        List<OrderLine> lines = it.lines.stream()
                .map(line -> line.withShipped(line.shipped() + line.left()))
                .toList();
        if (!leaving.isEmpty()) {
            goods.take(tx, leaving, rules.warehouses(), "shop");
            goods.letGo(tx, it.lines);
            history.add("shipment", "The shop has sent what was left: " + Shipping.shown(leaving) + ".");
        }
        return new Settled(ended(it, returned(lines) ? OrderState.RETURNED : OrderState.SHIPPED), lines);
    }

    private Standing nothingLeft(Handle tx, Case it, History history) {
        goods.letGo(tx, it.lines);
        if (it.lines.stream().anyMatch(line -> line.shipped() > 0)) {
            return ended(it, returned(it.lines) ? OrderState.RETURNED : OrderState.SHIPPED);
        }
        if (it.before == null || it.before.state() != OrderState.CANCELLED) {
            history.add("changed", "Everything is refunded or taken out of the order: nothing is left to be sent.");
        }
        return ended(it, OrderState.CANCELLED);
    }

    private static boolean returned(List<OrderLine> lines) {
        return lines.stream().allMatch(line -> line.refunded() >= line.ordered())
                && lines.stream().anyMatch(line -> line.shipped() > 0);
    }

    private static Standing ended(Case it, OrderState state) {
        return Standing.of(state, it.before == null ? null : it.before.shipsOn());
    }

    /** From the order's own moment; for one that had to wait, from the moment it waits no more. */
    private static LocalDate shipsOn(Case it, OrderState next, OrderRules rules, Instant now) {
        if (it.before == null) {
            return rules.shipsOn(it.orderedAt);
        }
        boolean goesOn = it.before.state() == next || (next == OrderState.ON_HOLD && it.before.shipsOn() != null);
        if (goesOn && it.before.shipsOn() != null) {
            return it.before.shipsOn();
        }
        LocalDate day = rules.shipsOn(now);
        LocalDate planned = it.before.shipsOn();
        return planned != null && planned.isAfter(day) ? planned : day;
    }

    private static String joined(List<String> reasons) {
        int more = reasons.size() - REASONS_SHOWN;
        return more <= 0
                ? String.join("\n", reasons)
                : String.join("\n", reasons.subList(0, REASONS_SHOWN)) + "\nAnd " + more + " more lines.";
    }
}
