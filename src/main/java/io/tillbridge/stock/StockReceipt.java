package io.tillbridge.stock;

/**
 * Goods that come in.
 *
 * @param quantity at least 1
 * @param reason at most 32 characters
 * @param reference the event's own name, at most 190 characters: no other movement has it
 */
public record StockReceipt(long warehouseId, long productId, long quantity, String reason, String reference) {
    public StockReceipt {
        StockMovementText.check(reason, reference);
        if (quantity < 1 || quantity > Stock.MOST) {
            throw StockFaults.outOfRange(
                    "quantity",
                    reference + ": expected a quantity from 1 to " + Stock.MOST + ", found " + quantity + ".");
        }
    }
}
