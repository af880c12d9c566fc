package io.tillbridge.stock;

/**
 * What was counted at a place.
 *
 * @param reference the count's own name, at most 190 characters: told again, nothing happens
 */
public record StockCount(StockPlace place, long onHand, String reference) {

    static void check(long onHand) {
        if (onHand < 0 || onHand > StockFault.MOST) {
            throw new StockFault.Invalid(
                    "onHand", "onHand: expected 0 to " + StockFault.MOST + ", found " + onHand + ".");
        }
    }
}
