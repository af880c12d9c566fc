package io.tillbridge.stock;

import java.time.Instant;

/**
 * What is or was reserved for an owner at one place.
 *
 * @param state held, released or taken
 * @param quantity in all, what has left included
 * @param covered the part of what is open for which goods are there
 * @param taken what has left
 * @param expiresAt when it is given up by itself, or null
 * @param endedAt null while it is held
 */
public record PastReservation(
        String owner,
        long productId,
        long warehouseId,
        String warehouse,
        String state,
        long quantity,
        long covered,
        long taken,
        Instant since,
        Instant expiresAt,
        Instant endedAt) {}
