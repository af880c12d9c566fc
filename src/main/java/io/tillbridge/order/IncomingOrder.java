package io.tillbridge.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order as a shop shows it now.
 *
 * @param remoteId the shop's id, at most 64 characters
 * @param number the number the customer knows; a text
 * @param updatedAt when the shop changed it last: an older read never undoes a newer one
 * @param status as the shop names it; words that nobody knows are fine
 * @param paymentStatus as the shop names it
 * @param shipmentStatus as the shop names it
 * @param payAfterwards the customer pays by invoice after the goods have come
 * @param pickup the customer fetches the goods
 * @param total with taxes, null when the shop tells none
 * @param person a JSON object with names and addresses
 * @param comment what the customer wrote, or null
 */
public record IncomingOrder(
        long connectionId,
        String remoteId,
        String number,
        Instant orderedAt,
        Instant updatedAt,
        String status,
        String paymentStatus,
        String shipmentStatus,
        boolean payAfterwards,
        boolean pickup,
        BigDecimal total,
        String person,
        String comment,
        List<IncomingLine> lines,
        List<IncomingShipment> shipments) {
    public IncomingOrder {
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
    }

    /** Without the customer: names and addresses belong in no log. */
    @Override
    public String toString() {
        return "order " + number + " (" + remoteId + " of connection " + connectionId + ")";
    }
}
