package io.tillbridge.product;

/**
 * Which products a list holds; null: any.
 *
 * @param q the beginning of the name or of the vendor's SKU, or a GTIN
 * @param gtin 8, 12, 13 or 14 digits
 * @param sku the vendor's SKU, exactly
 * @param brand exactly
 */
public record ProductFilter(String q, String gtin, String sku, String brand, Long connectionId, ProductState state) {
    public static ProductFilter any() {
        return new ProductFilter(null, null, null, null, null, null);
    }
}
