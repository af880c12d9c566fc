package io.tillbridge.access;

import java.time.Instant;

/**
 * A secret on its way to somebody, as its makers see it: neither what it is nor its link.
 *
 * @param label what it is, and who it is for, in the maker's words
 * @param madeBy {@code key:7} or {@code person:3}
 * @param openedAt null until then
 * @param openedFrom remote IP address as text; null until then
 */
public record OneTimeSecret(
        long id,
        String label,
        String madeBy,
        String madeByName,
        Instant createdAt,
        Instant expiresAt,
        Instant openedAt,
        String openedFrom) {}
