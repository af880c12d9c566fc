package io.tillbridge.order;

import java.util.List;

/** Whether what is said to have come back can have come back. */
final class ReturnCheck {
    private static final int LONGEST_NOTE = 1_000;

    private ReturnCheck() {}

    static List<OrderLine.Pieces> arrived(Order order, List<OrderLine> lines, ReturnRequest request) {
        if (request.note() != null && request.note().length() > LONGEST_NOTE) {
            throw OrderFaults.invalid(
                    "/note",
                    "Expected at most " + LONGEST_NOTE + " characters, found "
                            + request.note().length() + ". Shorten it.");
        }
        List<OrderLine.Pieces> all = lines.stream()
                .filter(line -> line.amounts().out() > 0)
                .map(line -> new OrderLine.Pieces(line, line.amounts().out()))
                .toList();
        if (all.isEmpty()) {
            throw OrderFaults.refused("Order " + order.id() + ": nothing of it is out that could come back."
                    + " Only pieces that have left and were not booked as returned can.");
        }
        List<OrderLine.Pieces> arrived = request.lines() == null
                ? all
                : NamedLines.of(
                        order, lines, request.lines(), "for all that is out", asked -> requireOut(order, asked));
        if (request.restock()) {
            arrived.stream()
                    .filter(one -> one.line().productId() == null)
                    .findFirst()
                    .ifPresent(one -> {
                        throw OrderFaults.refused(
                                "Order " + order.id() + ", " + one.line().shown()
                                        + " matches no product: there is no stock to put it back to. Match it first, or send"
                                        + " restock false.");
                    });
        }
        return arrived;
    }

    private static void requireOut(Order order, OrderLine.Pieces asked) {
        OrderLine line = asked.line();
        if (asked.quantity() > line.amounts().out()) {
            throw OrderFaults.refused("Order " + order.id() + ", line " + line.id() + " (" + line.title()
                    + "): expected at most " + line.amounts().out() + " to come back, found " + asked.quantity()
                    + ". " + line.shipped() + " have left, " + line.cameBack() + " of them came back before.");
        }
    }
}
