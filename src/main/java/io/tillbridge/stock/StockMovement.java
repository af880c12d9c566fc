package io.tillbridge.stock;

import java.time.Instant;

/**
 * Goods that came or left, or a count that found more or less.
 *
 * @param delta how much more is there now; 0 for a count that found what the books said
 * @param onHandAfter what was there afterwards
 * @param reference no two movements have the same
 */
public record StockMovement(
        long id,
        long warehouseId,
        long productId,
        long delta,
        long onHandAfter,
        String reason,
        String reference,
        Instant at) {

    StockPlace place() {
        return new StockPlace(productId, warehouseId);
    }
}
