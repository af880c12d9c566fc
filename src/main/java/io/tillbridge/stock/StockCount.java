package io.tillbridge.stock;

/**
 * What was counted at a place.
 *
 * @param reference the count's own name, at most 190 characters: told again, nothing happens
 */
public record StockCount(StockPlace place, long onHand, String reference) {

    static void check(long onHand) {
        if (onHand < 0 || onHand > Stock.MOST) {
            throw StockFaults.outOfRange(
                    "onHand", "onHand: expected 0 to " + Stock.MOST + ", found " + onHand + ".");
        }
    }
}
