package io.tillbridge.stock;

import java.time.Instant;

/**
 * Where goods lie.
 *
 * @param name no two warehouses have the same
 * @param version counts its changes, from 1
 */
public record Warehouse(long id, String name, long version, Instant createdAt, Instant updatedAt) {}
