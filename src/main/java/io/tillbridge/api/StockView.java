package io.tillbridge.api;

import io.tillbridge.stock.Movement;
import io.tillbridge.stock.StockLevel;
import java.time.Instant;

/** Stock as the API shows it. */
final class StockView {
    private StockView() {}

    record Level(
            String warehouseId,
            String productId,
            long onHand,
            long reserved,
            long covered,
            long available,
            Instant updatedAt) {
        static Level of(StockLevel level) {
            return new Level(
                    Long.toString(level.warehouseId()),
                    Long.toString(level.productId()),
                    level.onHand(),
                    level.reserved(),
                    level.covered(),
                    level.available(),
                    level.updatedAt());
        }
    }

    record Moved(
            String id,
            String warehouseId,
            String productId,
            long delta,
            long onHandAfter,
            String reason,
            String reference,
            Instant at) {
        static Moved of(Movement movement) {
            return new Moved(
                    Long.toString(movement.id()),
                    Long.toString(movement.warehouseId()),
                    Long.toString(movement.productId()),
                    movement.delta(),
                    movement.onHandAfter(),
                    movement.reason(),
                    movement.reference(),
                    movement.at());
        }
    }
}
