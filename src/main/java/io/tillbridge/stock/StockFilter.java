package io.tillbridge.stock;

import java.time.Instant;

/**
 * Which levels a list holds; null: any.
 *
 * @param sku the vendor's SKU of the product, exactly
 * @param gtin 8, 12, 13 or 14 digits
 * @param updatedSince the first instant of the last change
 * @param q the beginning of the product's name or SKU, or a GTIN
 */
public record StockFilter(Long warehouseId, Long productId, String sku, String gtin, Instant updatedSince, String q) {

    public StockFilter(Long warehouseId, Long productId, String sku, String gtin) {
        this(warehouseId, productId, sku, gtin, null, null);
    }

    public static StockFilter any() {
        return new StockFilter(null, null, null, null);
    }
}
