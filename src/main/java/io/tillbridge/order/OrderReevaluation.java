package io.tillbridge.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Brings a known, locked order to where it belongs now: lines matched, goods kept, state and history written. */
final class OrderReevaluation {
    private final LineMatching matching;
    private final OrderSettlement settlement;

    OrderReevaluation(LineMatching matching, OrderSettlement settlement) {
        this.matching = matching;
        this.settlement = settlement;
    }

    /**
     * @param merge its lines, and which of them differ from their rows
     * @param paidAt when it was paid, or null
     * @param released a person let it go although something is missing
     * @param history takes what happens, and is written; when it stays empty the order keeps its version
     */
    OrderStatus resettle(
            Handle tx,
            Order before,
            LineMerge merge,
            EligibilityResult verdict,
            Instant paidAt,
            boolean released,
            OrderRules rules,
            OrderHistory history,
            Instant now) {
        LineMatching.Matched matched = matching.match(tx, before.connectionId(), merge.lines(), rules);
        List<OrderLine> lines = written(tx, before, merge, matched.lines(), history);
        OrderSettlement.Settled settled = settlement.settle(
                tx,
                new OrderSettlement.Case(
                        before.id(),
                        before.orderedAt(),
                        paidAt,
                        before.standing(),
                        lines,
                        matched.faults().values(),
                        verdict,
                        released,
                        before.cancelledByHand()),
                rules,
                history,
                now);
        write(tx, before.id(), settled.lines(), lines);
        history.stands(before.standing(), settled.standing());
        if (!history.isEmpty()) {
            OrderStore.stand(tx, before.id(), settled.standing(), now);
            history.write(tx, before.id(), now);
            OrderEvents.write(
                    tx, before.id(), before.connectionId(), before.standing(), settled.standing(), history, now);
        }
        return settled.standing();
    }

    /** All lines, with ids; those that are new, changed or newly matched are written. */
    private static List<OrderLine> written(
            Handle tx, Order order, LineMerge merge, List<OrderLine> matched, OrderHistory history) {
        Set<String> changed =
                merge.changed().stream().map(OrderLine::remoteId).collect(Collectors.toCollection(HashSet::new));
        Map<String, OrderLine> unmatched =
                merge.lines().stream().collect(Collectors.toMap(OrderLine::remoteId, Function.identity()));
        for (OrderLine line : matched) {
            if (line.productId() != null && unmatched.get(line.remoteId()).productId() == null) {
                changed.add(line.remoteId());
                if (line.id() != 0) {
                    history.add(
                            "matched", TruncatedText.sentence(line.shown()) + " is product " + line.productId() + ".");
                }
            }
        }
        List<OrderLine> toWrite = matched.stream()
                .filter(line -> changed.contains(line.remoteId()))
                .toList();
        Map<String, OrderLine> withIds = LineStore.write(tx, order.id(), toWrite).stream()
                .collect(Collectors.toMap(OrderLine::remoteId, Function.identity()));
        List<OrderLine> all = new ArrayList<>(matched);
        all.replaceAll(line -> withIds.getOrDefault(line.remoteId(), line));
        return all;
    }

    /** Writes the lines of which pieces have left. */
    static void write(Handle tx, long orderId, List<OrderLine> now, List<OrderLine> before) {
        List<OrderLine> differing = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).shipped() != before.get(i).shipped()) {
                differing.add(now.get(i));
            }
        }
        LineStore.write(tx, orderId, differing);
    }
}
