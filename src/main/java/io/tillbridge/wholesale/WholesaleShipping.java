package io.tillbridge.wholesale;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Goods leave for a retailer: stored, and taken from the stock, in one transaction. */
public final class WholesaleShipping {
    private final WholesaleWork work;
    private final LineReservations goods;

    public WholesaleShipping(WholesaleWork work) {
        this.work = work;
        this.goods = new LineReservations(work);
    }

    /**
     * Ships an order or a part of it; when nothing is left, it is completed.
     *
     * @param expectedVersion null when any will do
     * @return the shipment's id
     * @throws CallerFault UNKNOWN, STALE
     * @throws CallerFault CONFLICT: its state does not allow it, or the goods cannot be taken
     * @throws CallerFault INVALID: lines that the order does not have, or more than is left of one
     */
    public long ship(long id, OrderScope scope, WholesaleShipment.Request request, Long expectedVersion) {
        return work.move(
                id, scope, expectedVersion, WholesaleMove.SHIP, (tx, order) -> ship(tx, order, scope, request));
    }

    private long ship(Handle tx, WholesaleOrder order, OrderScope scope, WholesaleShipment.Request request) {
        List<WholesaleLine> lines = WholesaleLineStore.of(tx, order.id());
        Map<WholesaleLine, Long> leaving = leaving(order, lines, request.parts());
        Instant now = work.now();
        long shipment = WholesaleShipmentStore.insert(
                tx,
                order.id(),
                request,
                leaving.entrySet().stream()
                        .map(one -> new WholesaleShipment.Part(one.getKey().id(), one.getValue()))
                        .toList(),
                scope.who(),
                now);
        goods.take(tx, shipment, leaving);
        List<WholesaleLine> after = leaving.entrySet().stream()
                .map(one -> one.getKey().shippedMore(one.getValue()))
                .toList();
        WholesaleLineStore.update(tx, after);
        long left = lines.stream().mapToLong(WholesaleLine::left).sum()
                - leaving.values().stream().mapToLong(Long::longValue).sum();
        WholesaleState state = left == 0 ? WholesaleState.COMPLETED : WholesaleState.PARTLY_SHIPPED;
        WholesaleHistory.moved(
                tx,
                order,
                state,
                WholesaleMove.SHIP,
                scope.who(),
                detail(leaving, request),
                Map.of("shipmentId", Long.toString(shipment), "left", left),
                now);
        WholesaleOrder shipped = WholesaleOrderStore.update(tx, StatedOrder.in(order, state), now);
        if (left == 0) {
            WholesaleHistory.moved(
                    tx, shipped, state, WholesaleMove.COMPLETE, scope.who(), "All goods are sent.", Map.of(), now);
        }
        return shipment;
    }

    private static String detail(Map<WholesaleLine, Long> leaving, WholesaleShipment.Request request) {
        String goods = leaving.entrySet().stream()
                .limit(20)
                .map(one -> one.getValue() + " × " + one.getKey().sku())
                .collect(Collectors.joining(", "));
        return goods
                + (leaving.size() > 20 ? " and more" : "")
                + (request.trackingCode() == null ? "" : "; tracking code " + request.trackingCode())
                + (request.carrier() == null ? "" : "; " + request.carrier());
    }

    private static Map<WholesaleLine, Long> leaving(
            WholesaleOrder order, List<WholesaleLine> lines, List<WholesaleShipment.Part> parts) {
        Map<WholesaleLine, Long> leaving = new LinkedHashMap<>();
        if (parts == null) {
            lines.stream().filter(line -> line.left() > 0).forEach(line -> leaving.put(line, line.left()));
            return leaving;
        }
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            WholesaleShipment.Part part = parts.get(i);
            Optional<WholesaleLine> line =
                    lines.stream().filter(one -> one.id() == part.lineId()).findFirst();
            if (line.isEmpty()) {
                faults.add(new FieldFault(
                        "/lines/" + i + "/lineId",
                        "unknown",
                        "Wholesale order " + order.id() + " has no line " + part.lineId() + "; its lines are "
                                + lines.stream().map(WholesaleLine::id).toList()));
            } else if (leaving.put(line.get(), part.quantity()) != null) {
                faults.add(new FieldFault(
                        "/lines/" + i + "/lineId",
                        "repeated",
                        "Line " + part.lineId() + " is named twice: name it once with its whole quantity"));
            } else if (part.quantity() > line.get().left()) {
                faults.add(new FieldFault(
                        "/lines/" + i + "/quantity",
                        "out-of-range",
                        "quantity: expected at most " + line.get().left() + ", which is left of line " + part.lineId()
                                + ", found " + part.quantity()));
            }
        }
        if (!faults.isEmpty()) {
            throw CallerFault.invalid(faults);
        }
        return leaving;
    }
}
