package io.tillbridge.stock;

/** Which movements a list holds; null: any. */
public record StockMovementFilter(Long warehouseId, Long productId) {}
