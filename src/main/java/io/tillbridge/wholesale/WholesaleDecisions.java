package io.tillbridge.wholesale;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.RetailerConditions;
import io.tillbridge.wording.Quantity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the company decides on an order, and the retailer's withdrawal of it. */
public final class WholesaleDecisions {
    private static final int MOST_SHOWN = 20;

    private final WholesaleWork work;
    private final LineReservations goods;

    public WholesaleDecisions(WholesaleWork work) {
        this.work = work;
        this.goods = new LineReservations(work);
    }

    /**
     * Accepts a submitted order and reserves its goods.
     *
     * @param acceptShort whether it is accepted when goods are missing; they are reserved when they come
     * @param reason may be null
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN, STALE
     * @throws CallerFault CONFLICT: it is not submitted, its retailer is not approved, or goods are missing: which
     */
    public WholesaleOrder accept(long id, OrderScope scope, boolean acceptShort, String reason, Long expectedVersion) {
        return work.transactions()
                .run(tx -> accept(
                        tx, WholesaleOrderStore.require(tx, id, scope, expectedVersion), scope, acceptShort, reason));
    }

    WholesaleOrder accept(Handle tx, WholesaleOrder order, OrderScope scope, boolean acceptShort, String reason) {
        WholesaleMoves.check(order, WholesaleMove.ACCEPT, scope);
        WholesaleWork.requireApproved(
                RetailerConditions.held(tx, order.retailerId()), "orders of other retailers can only be declined");
        List<String> missing = goods.hold(tx, WholesaleLineStore.of(tx, order.id()));
        if (!missing.isEmpty() && !acceptShort) {
            throw CallerFault.conflict(
                    "stock-short",
                    "Goods are missing for wholesale order " + order.id() + ": " + shown(missing)
                            + ". Send acceptShort to accept it all the same, lower quantities, or decline it.");
        }
        String detail = missing.isEmpty() ? reason : (reason == null ? "" : reason + " ") + "Short: " + shown(missing);
        Map<String, Object> more = missing.isEmpty() ? Map.of() : Map.of("short", missing.size());
        return decided(tx, order, WholesaleState.ACCEPTED, WholesaleMove.ACCEPT, scope, reason, detail, more);
    }

    private static String shown(List<String> missing) {
        int few = Math.min(MOST_SHOWN, missing.size());
        return String.join("; ", missing.subList(0, few))
                + (few < missing.size() ? "; and " + Quantity.of(missing.size() - few, "more line") : "");
    }

    /**
     * Declines a submitted order.
     *
     * @param reason what the retailer is told; may be null
     * @throws CallerFault UNKNOWN, STALE, or CONFLICT: it is not submitted
     */
    public WholesaleOrder decline(long id, OrderScope scope, String reason, Long expectedVersion) {
        return work.move(id, scope, expectedVersion, WholesaleMove.DECLINE, (tx, order) -> {
            return decided(tx, order, WholesaleState.DECLINED, WholesaleMove.DECLINE, scope, reason, reason, Map.of());
        });
    }

    /**
     * Notes that the goods of an accepted order are being packed.
     *
     * @throws CallerFault UNKNOWN, STALE, or CONFLICT: it is not accepted
     */
    public WholesaleOrder process(long id, OrderScope scope, Long expectedVersion) {
        return work.move(id, scope, expectedVersion, WholesaleMove.PROCESS, (tx, order) -> {
            return moved(tx, order, WholesaleState.PROCESSING, WholesaleMove.PROCESS, scope, null, Map.of());
        });
    }

    /**
     * Ends a partly shipped order: what is left is not sent any more, and its goods are released.
     *
     * @throws CallerFault UNKNOWN, STALE, or CONFLICT: it is not partly shipped
     */
    public WholesaleOrder complete(long id, OrderScope scope, String reason, Long expectedVersion) {
        return work.move(id, scope, expectedVersion, WholesaleMove.COMPLETE, (tx, order) -> {
            List<WholesaleLine> lines = WholesaleLineStore.of(tx, id);
            goods.release(tx, lines);
            long left = lines.stream().mapToLong(WholesaleLine::left).sum();
            String detail = (reason == null ? "" : reason + " ") + "Not sent: " + Quantity.of(left, "piece") + ".";
            return moved(
                    tx,
                    order,
                    WholesaleState.COMPLETED,
                    WholesaleMove.COMPLETE,
                    scope,
                    detail,
                    Map.of("notSent", left));
        });
    }

    /**
     * Cancels an order before anything was shipped, and releases its goods.
     *
     * @throws CallerFault UNKNOWN, STALE, or CONFLICT: it cannot be cancelled in its state
     */
    public WholesaleOrder cancel(long id, OrderScope scope, String reason, Long expectedVersion) {
        return work.move(id, scope, expectedVersion, WholesaleMove.CANCEL, (tx, order) -> {
            goods.release(tx, WholesaleLineStore.of(tx, id));
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("by", scope.isRetailer() ? "retailer" : "company");
            return moved(tx, order, WholesaleState.CANCELLED, WholesaleMove.CANCEL, scope, reason, more);
        });
    }

    private WholesaleOrder moved(
            Handle tx,
            WholesaleOrder order,
            WholesaleState after,
            WholesaleMove move,
            OrderScope scope,
            String detail,
            Map<String, Object> more) {
        Instant now = work.now();
        WholesaleHistory.moved(tx, order, after, move, scope.who(), detail, more, now);
        return WholesaleOrderStore.update(tx, StatedOrder.in(order, after), now);
    }

    private WholesaleOrder decided(
            Handle tx,
            WholesaleOrder order,
            WholesaleState after,
            WholesaleMove move,
            OrderScope scope,
            String reason,
            String detail,
            Map<String, Object> more) {
        Instant now = work.now();
        WholesaleHistory.moved(tx, order, after, move, scope.who(), detail, more, now);
        return WholesaleOrderStore.update(tx, StatedOrder.decided(order, after, reason, now, scope.who()), now);
    }
}
