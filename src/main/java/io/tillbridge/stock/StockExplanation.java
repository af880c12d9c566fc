package io.tillbridge.stock;

import java.util.List;

/**
 * How the number a shop is sent comes about: on hand − reserved − buffer = available, summed over its warehouses.
 *
 * @param rows one per warehouse, also where nothing ever lay
 * @param buffer kept back once, not per warehouse
 */
public record StockExplanation(long productId, List<Row> rows, long buffer) {

    /**
     * One warehouse.
     *
     * @param waiting the part of {@code reserved} for which there are no goods yet
     * @param movements how many movements {@code onHand} is the sum of
     * @param reservations how many reservations {@code reserved} is the sum of
     * @param incoming what is still to come; no part of {@code available}
     */
    public record Row(
            long warehouseId,
            String warehouse,
            long onHand,
            long reserved,
            long waiting,
            long movements,
            long reservations,
            IncomingQuantity incoming) {

        public long available() {
            return onHand - reserved;
        }
    }

    public StockExplanation {
        rows = List.copyOf(rows);
    }

    public long onHand() {
        return rows.stream().mapToLong(Row::onHand).sum();
    }

    public long reserved() {
        return rows.stream().mapToLong(Row::reserved).sum();
    }

    /** Under 0 when more is owed or kept back than is there. */
    public long available() {
        return onHand() - reserved() - buffer;
    }

    /** What is still to come, to all its warehouses. */
    public IncomingQuantity incoming() {
        return rows.stream().map(Row::incoming).reduce(IncomingQuantity.NOTHING, IncomingQuantity::plus);
    }

    /** The number for the shop: never under 0. */
    public long sent() {
        return Math.max(0, available());
    }
}
