package io.tillbridge.stock;

import java.time.Instant;

/** Which movements a list holds; null: any. */
public record StockMovementFilter(Long warehouseId, Long productId, Instant createdSince) {

    public StockMovementFilter(Long warehouseId, Long productId) {
        this(warehouseId, productId, null);
    }
}
