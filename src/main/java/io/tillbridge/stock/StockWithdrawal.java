package io.tillbridge.stock;

import java.util.List;

/**
 * Goods that leave for an owner.
 *
 * @param warehouses the first one gives what nothing was held for
 * @param quantity how much leaves
 * @param reason at most 32 characters
 * @param reference the event's own name: told again, nothing leaves a second time
 */
public record StockWithdrawal(
        String owner, long productId, List<Long> warehouses, long quantity, String reason, String reference) {
    public StockWithdrawal {
        warehouses = List.copyOf(warehouses);
        StockMovementText.check(reason, reference + ":" + Long.MAX_VALUE);
        if (quantity < 0 || quantity > Stock.MOST) {
            throw StockFaults.outOfRange(
                    "quantity",
                    reference + ": expected a quantity from 0 to " + Stock.MOST + ", found " + quantity + ".");
        }
    }
}
