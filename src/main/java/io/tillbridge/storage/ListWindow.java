package io.tillbridge.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The part of a list that a page shows; every null lets everything through.
 *
 * @param createdSince the first instant of making
 * @param updatedSince the first instant of the last change
 * @param sort the field the list is sorted by, with {@code -} before it for the highest first; null: as the list is by
 *     itself, by its ids
 * @param afterId id of the last row of the page before
 * @param afterValue the sort field of that row; null when the list is sorted by ids
 */
public record ListWindow(
        Instant createdSince, Instant updatedSince, String sort, Long afterId, String afterValue, int limit) {

    /** Sorted by ids and without filters. */
    public static ListWindow after(Long id, int limit) {
        return new ListWindow(null, null, null, id, null, limit);
    }

    /** What the SQL of {@link ListColumns#page} names. */
    public Map<String, Object> bound() {
        Map<String, Object> bound = new HashMap<>();
        put(bound, "createdSince", createdSince);
        put(bound, "updatedSince", updatedSince);
        put(bound, "afterId", afterId);
        put(bound, "afterValue", afterValue);
        bound.put("limit", limit);
        return bound;
    }

    private static void put(Map<String, Object> bound, String name, Object value) {
        if (value != null) {
            bound.put(name, value instanceof Instant instant ? UtcInstants.text(instant) : value);
        }
    }
}
