package io.tillbridge.stock;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Goods that are expected: a product at a warehouse.
 *
 * @param quantity all of it
 * @param received the part that has come
 * @param expectedOn the day, or null while nobody knows it
 * @param reference the supplier's or the buyer's name for it, or null
 * @param version counts its changes, from 1
 */
public record IncomingGoodsLine(
        long id,
        long productId,
        long warehouseId,
        long quantity,
        long received,
        LocalDate expectedOn,
        String reference,
        String note,
        IncomingGoodsState state,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** What is still to come. */
    public long open() {
        return state == IncomingGoodsState.OPEN ? quantity - received : 0;
    }

    StockPlace place() {
        return new StockPlace(productId, warehouseId);
    }

    /** With other contents; the state follows from them. */
    IncomingGoodsLine with(long all, long came, LocalDate on, String name, String text) {
        IncomingGoodsState after = came < all ? IncomingGoodsState.OPEN : IncomingGoodsState.RECEIVED;
        return new IncomingGoodsLine(
                id, productId, warehouseId, all, came, on, name, text, after, version, createdAt, updatedAt);
    }

    IncomingGoodsLine cancelled() {
        return new IncomingGoodsLine(
                id,
                productId,
                warehouseId,
                quantity,
                received,
                expectedOn,
                reference,
                note,
                IncomingGoodsState.CANCELLED,
                version,
                createdAt,
                updatedAt);
    }
}
