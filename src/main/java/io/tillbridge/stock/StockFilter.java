package io.tillbridge.stock;

/**
 * Which levels a list holds; null: any.
 *
 * @param sku the vendor's SKU of the product, exactly
 * @param gtin 8, 12, 13 or 14 digits
 */
public record StockFilter(Long warehouseId, Long productId, String sku, String gtin) {
    public static StockFilter any() {
        return new StockFilter(null, null, null, null);
    }
}
