package io.tillbridge.order;

import io.tillbridge.stock.HeldQuantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An order with all that hangs on it, as of one moment.
 *
 * @param held what is kept for each line, by the line's id
 * @param remoteShipments the documents the shop keeps, as last read
 * @param history the newest events, newest first, at most 500
 */
public record OrderDetails(
        Order order,
        List<OrderLine> lines,
        Map<Long, HeldQuantity> held,
        List<Shipment> shipments,
        List<OrderReturn> returns,
        List<IncomingShipment> remoteShipments,
        List<Event> history) {
    /** The lines by the name under which their goods are reserved. */
    public Map<String, OrderLine> linesByOwner() {
        return lines.stream().collect(Collectors.toMap(OrderLine::owner, line -> line));
    }

    /**
     * What happened to an order.
     *
     * @param what a word: received, changed, accepted, on-hold, awaiting-payment, cancelled, shipped, returned, shipment, told,
     *     refused
     * @param detail a sentence for a person
     * @param who the person or key that asked for it; null: the shop, or the hub by itself
     */
    public record Event(long id, long orderId, Instant at, String what, String detail, String who) {}
}
