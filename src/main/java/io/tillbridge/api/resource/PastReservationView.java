package io.tillbridge.api.resource;

import io.tillbridge.order.OrderDetails;
import io.tillbridge.order.OrderLine;
import io.tillbridge.stock.PastReservation;
import io.tillbridge.stock.Stock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    /** Of many orders at once, by their ids. */
    static Map<Long, List<PastReservationView>> of(Collection<OrderDetails> orders, Stock stock) {
        Map<String, OrderLine> lines = new HashMap<>();
        Map<String, Long> orderOf = new HashMap<>();
        for (OrderDetails details : orders) {
            lines.putAll(details.linesByOwner());
            details.linesByOwner()
                    .keySet()
                    .forEach(owner -> orderOf.put(owner, details.order().id()));
        }
        Map<Long, List<PastReservationView>> found = new HashMap<>();
        orders.forEach(details -> found.put(details.order().id(), new ArrayList<>()));
        stock.reservations(lines.keySet())
                .forEach(past -> found.get(orderOf.get(past.owner())).add(of(past, lines.get(past.owner()))));
        return found;
    }

    private static PastReservationView of(PastReservation past, OrderLine line) {
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
