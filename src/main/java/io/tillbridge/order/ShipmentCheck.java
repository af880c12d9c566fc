package io.tillbridge.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether an order lets leave what is asked. */
final class ShipmentCheck {
    private static final int LONGEST = 255;

    private ShipmentCheck() {}

    static void texts(ShipmentRequest request) {
        text("/trackingCode", request.trackingCode());
        text("/carrier", request.carrier());
    }

    private static void text(String field, String text) {
        if (text != null && text.length() > LONGEST) {
            throw OrderFaults.invalid(
                    field, "Expected at most " + LONGEST + " characters, found " + text.length() + ". Shorten it.");
        }
    }

    /**
     * Whether a code is all that is told: of an order whose goods have left, and which has no such parcel yet. The same
     * request again is no other parcel.
     */
    static boolean isCodeAlone(Order order, ShipmentRequest request, List<Shipment> shipments) {
        String code =
                request.trackingCode() == null ? "" : request.trackingCode().strip();
        return order.state() == OrderState.SHIPPED
                && request.lines() == null
                && !code.isEmpty()
                && shipments.stream()
                        .noneMatch(shipment -> shipment.trackingCode().equals(code));
    }

    /** What leaves, line by line. */
    static List<OrderReservations.Leaving> leaving(Order order, List<OrderLine> lines, ShipmentRequest request) {
        if (order.state() != OrderState.ACCEPTED) {
            throw OrderFaults.refused("Order " + order.id() + ": expected the state accepted, found "
                    + order.state().text() + ". " + whatToDo(order));
        }
        List<OrderReservations.Leaving> all = lines.stream()
                .filter(line -> line.left() > 0)
                .map(line -> new OrderReservations.Leaving(line, line.left()))
                .toList();
        if (all.isEmpty()) {
            throw OrderFaults.refused("Order " + order.id() + ": nothing is left to be sent.");
        }
        return request.lines() == null ? all : named(order, lines, request.lines());
    }

    private static String whatToDo(Order order) {
        return switch (order.state()) {
            case ON_HOLD -> "It is held: " + order.holdReason();
            case AWAITING_PAYMENT -> "It goes on when the shop says it is paid.";
            case SHIPPED -> "Nothing is left to be sent; of a further parcel send the tracking code without lines.";
            case RETURNED -> "Nothing is left to be sent.";
            default -> "Nothing of it is to be sent.";
        };
    }

    private static List<OrderReservations.Leaving> named(Order order, List<OrderLine> lines, List<ShippedLine> asked) {
        if (asked.isEmpty()) {
            throw OrderFaults.invalid(
                    "/lines", "Expected at least one line, found none. Leave lines out to send all that is left.");
        }
        Map<Long, OrderLine> byId = lines.stream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
        Set<Long> seen = new HashSet<>();
        List<OrderReservations.Leaving> leaving = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            ShippedLine one = asked.get(i);
            OrderLine line = byId.get(one.lineId());
            String field = "/lines/" + i;
            if (line == null) {
                throw OrderFaults.invalid(
                        field + "/lineId",
                        "Order " + order.id() + " has no line " + one.lineId() + ". Its lines are "
                                + byId.keySet().stream().sorted().toList() + ".");
            }
            if (!seen.add(one.lineId())) {
                throw OrderFaults.invalid(
                        field + "/lineId",
                        "Line " + one.lineId() + " is named twice. Name it once with its whole quantity.");
            }
            if (one.quantity() < 1) {
                throw OrderFaults.invalid(
                        field + "/quantity",
                        "Expected at least 1 piece of line " + one.lineId() + ", found " + one.quantity() + ".");
            }
            if (one.quantity() > line.left()) {
                throw OrderFaults.refused("Order " + order.id() + ", line " + one.lineId() + " (" + line.title()
                        + "): expected at most " + line.left() + " to leave, found " + one.quantity() + ". "
                        + line.shipped()
                        + " of " + line.ordered() + " have left already.");
            }
            leaving.add(new OrderReservations.Leaving(line, one.quantity()));
        }
        return leaving;
    }
}
