package io.tillbridge.stock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What an owner is to hold from now on.
 *
 * @param owner who it is held for, such as {@code order-line:7}
 * @param warehouses where it may be held, the first one first; may be empty when nothing is wanted
 * @param quantity exactly this much; 0 holds nothing any more
 * @param expiresAt when it is let go by itself, or null
 * @param turn who waits for goods is served in this order; null: after all others, when it expires, else as of now
 */
public record ReservationRequest(
        String owner, long productId, List<Long> warehouses, long quantity, Instant expiresAt, Instant turn) {
    public ReservationRequest(String owner, long productId, List<Long> warehouses, long quantity, Instant expiresAt) {
        this(owner, productId, warehouses, quantity, expiresAt, null);
    }

    public ReservationRequest {
        warehouses = List.copyOf(warehouses);
        turn = turn == null ? null : turn.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        if (quantity < 0 || quantity > Stock.MOST) {
            throw StockFaults.outOfRange(
                    "quantity", owner + ": expected a quantity from 0 to " + Stock.MOST + ", found " + quantity + ".");
        }
        if (quantity > 0 && warehouses.isEmpty()) {
            throw StockFaults.outOfRange(
                    "warehouses",
                    owner + ": expected a warehouse to hold it in, found none. Give the connection a warehouse.");
        }
    }
}
