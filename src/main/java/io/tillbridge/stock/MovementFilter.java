package io.tillbridge.stock;

/** Which movements a list holds; null: any. */
public record MovementFilter(Long warehouseId, Long productId) {}
