package io.tillbridge.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what is said to have come back can have come back. */
final class ReturnCheck {
    private static final int LONGEST_NOTE = 1_000;

    private ReturnCheck() {}

    /** Pieces of a line that came back. */
    record Arrived(OrderLine line, long quantity) {}

    static List<Arrived> arrived(Order order, List<OrderLine> lines, ReturnRequest request) {
        if (request.note() != null && request.note().length() > LONGEST_NOTE) {
            throw OrderFaults.invalid(
                    "/note",
                    "Expected at most " + LONGEST_NOTE + " characters, found "
                            + request.note().length() + ". Shorten it.");
        }
        List<Arrived> all = lines.stream()
                .filter(line -> line.amounts().out() > 0)
                .map(line -> new Arrived(line, line.amounts().out()))
                .toList();
        if (all.isEmpty()) {
            throw OrderFaults.refused("Order " + order.id() + ": nothing of it is out that could come back."
                    + " Only pieces that have left and were not booked as returned can.");
        }
        List<Arrived> arrived = request.lines() == null ? all : named(order, lines, request.lines());
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

    private static List<Arrived> named(Order order, List<OrderLine> lines, List<ShippedLine> asked) {
        if (asked.isEmpty()) {
            throw OrderFaults.invalid(
                    "/lines", "Expected at least one line, found none. Leave lines out for all that is out.");
        }
        Map<Long, OrderLine> byId = lines.stream().collect(Collectors.toMap(OrderLine::id, Function.identity()));
        Set<Long> seen = new HashSet<>();
        List<Arrived> arrived = new ArrayList<>();
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
            if (one.quantity() > line.amounts().out()) {
                throw OrderFaults.refused("Order " + order.id() + ", line " + one.lineId() + " (" + line.title()
                        + "): expected at most " + line.amounts().out() + " to come back, found " + one.quantity()
                        + ". " + line.shipped() + " have left, " + line.cameBack() + " of them came back before.");
            }
            arrived.add(new Arrived(line, one.quantity()));
        }
        return arrived;
    }
}
