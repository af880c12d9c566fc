package io.tillbridge.wholesale;

import io.tillbridge.document.FieldFault;
import io.tillbridge.event.NewEvent;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.retailer.Retailer;
import io.tillbridge.retailer.RetailerConditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Changes of an order: of a draft everything, later the quantities by the company, until the first shipment. Prices of an
 * order that is submitted stay as they are.
 */
public final class WholesaleChanges {
    private final WholesaleWork work;
    private final LineReservations goods;

    public WholesaleChanges(WholesaleWork work) {
        this.work = work;
        this.goods = new LineReservations(work);
    }

    /**
     * Changes an order.
     *
     * @param expectedVersion null when any will do
     * @throws CallerFault UNKNOWN, STALE
     * @throws CallerFault CONFLICT: its state does not allow it, goods are missing for a higher quantity, or another order
     *     of the retailer has the reference
     * @throws CallerFault INVALID: lines or fields cannot be as they are asked for
     */
    public WholesaleOrder change(long id, OrderScope scope, NewWholesaleOrder.Change change, Long expectedVersion) {
        return work.move(id, scope, expectedVersion, WholesaleMove.CHANGE, (tx, order) -> {
            refuseTakenReference(tx, order, change);
            WholesaleOrder written = StatedOrder.written(
                    order,
                    change.changesReference() ? change.reference() : order.reference(),
                    change.changesNote() ? change.note() : order.note(),
                    change.changesDeliverTo() ? change.deliverTo() : order.deliverTo());
            if (order.state() == WholesaleState.DRAFT) {
                return draft(tx, written, scope, change);
            }
            return submitted(tx, order, written, scope, change);
        });
    }

    private static void refuseTakenReference(Handle tx, WholesaleOrder order, NewWholesaleOrder.Change change) {
        if (!change.changesReference() || change.reference() == null) {
            return;
        }
        WholesaleOrderStore.referenced(tx, order.retailerId(), change.reference())
                .filter(other -> other.id() != order.id())
                .ifPresent(other -> {
                    throw CallerFault.conflict(
                            "reference-taken",
                            "Wholesale order " + other.id() + " has the reference " + change.reference()
                                    + ": choose another one.");
                });
    }

    private WholesaleOrder draft(Handle tx, WholesaleOrder order, OrderScope scope, NewWholesaleOrder.Change change) {
        if (change.lines() != null) {
            Retailer retailer = RetailerConditions.held(tx, order.retailerId());
            WholesaleLineStore.deleteOf(tx, order.id());
            DraftLines.write(tx, work, retailer, order.id(), change.lines());
        }
        WholesaleHistory.note(
                tx, order.id(), WholesaleMove.CHANGE.text(), order.state(), scope.who(), null, work.now());
        return WholesaleOrderStore.update(tx, order, work.now());
    }

    private WholesaleOrder submitted(
            Handle tx,
            WholesaleOrder before,
            WholesaleOrder written,
            OrderScope scope,
            NewWholesaleOrder.Change change) {
        List<WholesaleLine> lines = WholesaleLineStore.of(tx, before.id());
        List<WholesaleLine> after = change.lines() == null ? lines : requantified(lines, change.lines());
        Map<String, Object> changes = differences(lines, after);
        String detail = changes.isEmpty()
                ? null
                : changes.entrySet().stream()
                        .map(one -> one.getKey() + ": " + of(one.getValue(), "before") + " to "
                                + of(one.getValue(), "after"))
                        .reduce((one, other) -> one + "; " + other)
                        .orElseThrow();
        WholesaleLineStore.update(tx, after);
        if (before.state() != WholesaleState.SUBMITTED && !changes.isEmpty()) {
            refuseMissing(goods.hold(tx, after), lines, after);
        }
        BigDecimal total = after.stream()
                .map(WholesaleLine::total)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        WholesaleHistory.moved(
                tx,
                before,
                before.state(),
                WholesaleMove.CHANGE,
                scope.who(),
                detail,
                changes.isEmpty() ? Map.of() : Map.of("quantities", changes),
                work.now());
        return WholesaleOrderStore.update(tx, StatedOrder.worth(written, total), work.now());
    }

    private static Object of(Object change, String name) {
        return ((Map<?, ?>) change).get(name);
    }

    private static List<WholesaleLine> requantified(List<WholesaleLine> lines, List<NewWholesaleOrder.Piece> pieces) {
        Map<Long, Long> wanted = new LinkedHashMap<>();
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            long product = pieces.get(i).productId();
            if (lines.stream().noneMatch(line -> line.productId() == product)) {
                faults.add(new FieldFault(
                        "/lines/" + i,
                        "unknown",
                        "The order has no line of product " + product
                                + ": after the submission quantities change, and no line is added"));
            } else if (wanted.put(product, pieces.get(i).quantity()) != null) {
                faults.add(new FieldFault(
                        "/lines/" + i, "repeated", "Product " + product + " is named twice: name it once"));
            }
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        List<WholesaleLine> after = lines.stream()
                .map(line -> line.of(wanted.getOrDefault(line.productId(), line.quantity())))
                .toList();
        if (after.stream().allMatch(line -> line.quantity() == 0)) {
            throw CallerFault.invalid(
                    "/lines", "out-of-range", "Nothing would be left of the order: decline or cancel it instead.");
        }
        return after;
    }

    /** SKU → quantity before and after. */
    private static Map<String, Object> differences(List<WholesaleLine> before, List<WholesaleLine> after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            long now = after.get(i).quantity();
            if (before.get(i).quantity() != now) {
                changes.put(before.get(i).sku(), NewEvent.change(before.get(i).quantity(), now));
            }
        }
        return changes;
    }

    /** More of a line takes goods that are there; less of another one may stay short. */
    private static void refuseMissing(List<String> missing, List<WholesaleLine> before, List<WholesaleLine> after) {
        Map<Long, Long> quantities = new HashMap<>();
        before.forEach(line -> quantities.put(line.id(), line.quantity()));
        List<String> raised = after.stream()
                .filter(line -> line.quantity() > quantities.get(line.id()))
                .map(WholesaleLine::shown)
                .toList();
        List<String> refused = missing.stream()
                .filter(sentence -> raised.stream().anyMatch(shown -> sentence.startsWith(shown + ":")))
                .toList();
        if (!refused.isEmpty()) {
            throw CallerFault.conflict("stock-short", "Goods are missing: " + String.join("; ", refused) + ".");
        }
    }
}
