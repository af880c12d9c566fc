package io.tillbridge.order;

import io.tillbridge.stock.HeldQuantity;
import java.util.List;
import java.util.Map;

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
        List<OrderEvent> history) {}
