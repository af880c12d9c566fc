package io.tillbridge.order;

import java.time.Instant;
import java.util.List;

/**
 * Goods of an order that came back.
 *
 * @param warehouseId where they were put; null when nothing was put back on the shelf
 * @param restock whether the stock is more by them
 * @param note or null
 * @param who a person or key
 */
public record OrderReturn(
        long id,
        long orderId,
        Long warehouseId,
        boolean restock,
        String note,
        String who,
        Instant createdAt,
        List<Shipment.Line> lines) {
    public OrderReturn {
        lines = List.copyOf(lines);

}
}
