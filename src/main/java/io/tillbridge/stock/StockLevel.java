package io.tillbridge.stock;

import java.time.Instant;

/**
 * How much of a product a warehouse has.
 *
 * @param onHand the sum of all movements; under 0 when more left than was ever counted in
 * @param reserved owed to those who hold reservations
 * @param covered the part of {@code reserved} for which goods were there
 * @param updatedAt when one of the three changed last, or what is expected there
 */
public record StockLevel(
        long warehouseId, long productId, long onHand, long reserved, long covered, Instant updatedAt) {

    /** What is left for others; under 0 when more is owed than is there. */
    public long available() {
        return onHand - reserved;
    }

    public StockPlace place() {
        return new StockPlace(productId, warehouseId);
    }
}
