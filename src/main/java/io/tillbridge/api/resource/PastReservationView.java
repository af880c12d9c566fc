package io.tillbridge.api.resource;

import io.tillbridge.order.OrderLine;
import io.tillbridge.stock.PastReservation;
import java.time.Instant;

/** What was reserved for a line of an order, as the API shows it. */
record PastReservationView(
        String lineId,
        String productId,
        String warehouseId,
        String warehouse,
        String state,
        long quantity,
        long covered,
        long taken,
        Instant since,
        Instant expiresAt,
        Instant endedAt) {
    static PastReservationView of(PastReservation past, OrderLine line) {
        return new PastReservationView(
                Long.toString(line.id()),
                Long.toString(past.productId()),
                Long.toString(past.warehouseId()),
                past.warehouse(),
                past.state(),
                past.quantity(),
                past.covered(),
                past.taken(),
                past.since(),
                past.expiresAt(),
                past.endedAt());
    }
}
