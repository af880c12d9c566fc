package io.tillbridge.stock;

import java.time.LocalDate;

/**
 * Which goods that are expected a list holds; null: any.
 *
 * @param sku the vendor's SKU of the product, exactly
 * @param gtin 8, 12, 13 or 14 digits
 * @param expectedAfter the day before the first one
 * @param expectedBefore the day after the last one; what has no day is before no day
 */
public record IncomingGoodsFilter(
        Long warehouseId,
        Long productId,
        String sku,
        String gtin,
        IncomingGoodsState state,
        String reference,
        LocalDate expectedAfter,
        LocalDate expectedBefore) {

    public static IncomingGoodsFilter any() {
        return new IncomingGoodsFilter(null, null, null, null, null, null, null, null);
    }
}
