package io.tillbridge.product.listing;

/**
 * From where on a product sync takes what it sees for a fault of the shop rather than for work.
 *
 * @param maxGonePercent of the known listings that may vanish at once
 * @param maxBlankPercent of a field's filled values that may be made blank at once
 * @param atLeast fewer vanished listings or blanked values never count as a fault
 */
public record SyncLimits(int maxGonePercent, int maxBlankPercent, int atLeast) {
    public static SyncLimits usual() {
        return new SyncLimits(50, 20, 10);
    }
}
