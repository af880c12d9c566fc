package io.tillbridge.stock;

import java.util.Comparator;

/** A product in a warehouse: what has a level of stock. Their order is the order in which places are locked. */
public record StockPlace(long productId, long warehouseId) implements Comparable<StockPlace> {
    private static final Comparator<StockPlace> ORDER =
            Comparator.comparingLong(StockPlace::productId).thenComparingLong(StockPlace::warehouseId);

    @Override
    public int compareTo(StockPlace other) {
        return ORDER.compare(this, other);
    }
}
