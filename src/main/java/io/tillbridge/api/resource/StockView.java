package io.tillbridge.api.resource;

import io.tillbridge.product.ProductName;
import io.tillbridge.stock.IncomingQuantity;
import io.tillbridge.stock.StockLevel;
import io.tillbridge.stock.StockMovement;
import java.time.Instant;
import java.time.LocalDate;

/** Stock as the API shows it. */
final class StockView {
    private StockView() {}

    /** @param sku of the vendor; it, {@code gtin} and {@code name} are absent for a product that is gone */
    record Level(
            String warehouseId,
            String productId,
            String sku,
            String gtin,
            String name,
            long onHand,
            long reserved,
            long covered,
            long available,
            long incoming,
            LocalDate expectedOn,
            Instant updatedAt) {
        static Level of(StockLevel level, ProductName product, IncomingQuantity incoming) {
            return new Level(
                    Long.toString(level.warehouseId()),
                    Long.toString(level.productId()),
                    product == null ? null : product.sku(),
                    product == null ? null : product.gtin(),
                    product == null ? null : product.name(),
                    level.onHand(),
                    level.reserved(),
                    level.covered(),
                    level.available(),
                    incoming.total(),
                    incoming.nextOn(),
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
        static Moved of(StockMovement movement) {
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
