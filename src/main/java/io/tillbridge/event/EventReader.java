package io.tillbridge.event;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody who reads on from a place that is kept.
 *
 * @param kind {@code route} or {@code subscription}, or another word that the keeper chooses
 * @param types what it reads; never empty
 * @param place the last number that is done with
 * @param holder the process that reads now, or null
 */
public record EventReader(
        String name, String kind, Set<EventType> types, long place, String holder, Instant createdAt) {}
