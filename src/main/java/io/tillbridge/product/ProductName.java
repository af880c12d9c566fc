package io.tillbridge.product;

/**
 * What people know a product by.
 *
 * @param gtin canonical 14 digits, or null
 */
public record ProductName(long id, String sku, String gtin, String name) {}
