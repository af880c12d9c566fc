package io.tillbridge.stock;

import java.time.Instant;

/**
 * Somebody for whom goods are held.
 *
 * @param quantity what is owed and has not left yet
 * @param covered the part of it for which goods are there
 * @param expiresAt when it is let go by itself, or null
 */
public record ReservationHolder(
        long id, String owner, long warehouseId, long quantity, long covered, Instant expiresAt) {}
