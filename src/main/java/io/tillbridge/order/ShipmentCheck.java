package io.tillbridge.order;

import java.util.List;

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
    static List<OrderLine.Pieces> leaving(Order order, List<OrderLine> lines, ShipmentRequest request) {
        if (order.state() != OrderState.ACCEPTED) {
            throw OrderFaults.refused("Order " + order.id() + ": expected the state accepted, found "
                    + order.state().text() + ". " + whatToDo(order));
        }
        List<OrderLine.Pieces> all = lines.stream()
                .filter(line -> line.left() > 0)
                .map(line -> new OrderLine.Pieces(line, line.left()))
                .toList();
        if (all.isEmpty()) {
            throw OrderFaults.refused("Order " + order.id() + ": nothing is left to be sent.");
        }
        return request.lines() == null
                ? all
                : NamedLines.of(
                        order, lines, request.lines(), "to send all that is left", asked -> requireLeft(order, asked));
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

    private static void requireLeft(Order order, OrderLine.Pieces asked) {
        OrderLine line = asked.line();
        if (asked.quantity() > line.left()) {
            throw OrderFaults.refused("Order " + order.id() + ", line " + line.id() + " (" + line.title()
                    + "): expected at most " + line.left() + " to leave, found " + asked.quantity() + ". "
                    + line.shipped()
                    + " of " + line.ordered() + " have left already.");
        }
    }
}
