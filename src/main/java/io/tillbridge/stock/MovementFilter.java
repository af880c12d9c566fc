package io.tillbridge.stock;

import java.time.Instant;

/** Which movements a list holds; null: any. */
public record MovementFilter(Long warehouseId, Long productId, Instant createdSince) {

    public MovementFilter(Long warehouseId, Long productId) {
        this(warehouseId, productId, null);
    }
}
