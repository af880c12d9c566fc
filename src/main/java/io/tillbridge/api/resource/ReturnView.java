package io.tillbridge.api.resource;

import io.tillbridge.order.OrderReturn;
import java.time.Instant;
import java.util.List;

/** Goods of an order that came back, as the API shows them. */
record ReturnView(
        String id,
        String orderId,
        String warehouseId,
        boolean restock,
        String note,
        String who,
        List<ShipmentView.Line> lines,
        Instant createdAt) {

    static ReturnView of(OrderReturn goods) {
        return new ReturnView(
                Long.toString(goods.id()),
                Long.toString(goods.orderId()),
                goods.warehouseId() == null ? null : goods.warehouseId().toString(),
                goods.restock(),
                goods.note(),
                goods.who(),
                goods.lines().stream()
                        .map(line -> new ShipmentView.Line(Long.toString(line.lineId()), line.quantity()))
                        .toList(),
                goods.createdAt());
    }
}
