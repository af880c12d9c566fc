package io.tillbridge.wholesale;

import io.tillbridge.stock.HeldQuantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An order with all that belongs to it.
 *
 * @param held by line: what is reserved for it; absent when nothing is
 * @param quotes by product: what a draft would cost now; empty once the order is submitted
 * @param problems what keeps a draft from being submitted
 */
public record WholesaleDetails(
        WholesaleOrder order,
        List<WholesaleLine> lines,
        Map<Long, HeldQuantity> held,
        Map<Long, Offer> quotes,
        List<OrderProblem> problems,
        List<WholesaleShipment> shipments,
        List<Entry> history) {
    public WholesaleDetails {
        lines = List.copyOf(lines);
        held = Map.copyOf(held);
        quotes = Map.copyOf(quotes);
        problems = List.copyOf(problems);
        shipments = List.copyOf(shipments);
        history = List.copyOf(history);
    }

    /**
     * One change of the order.
     *
     * @param what the move
     * @param state the order's state after it
     */
    public record Entry(Instant at, String what, String state, String who, String detail) {}
}
