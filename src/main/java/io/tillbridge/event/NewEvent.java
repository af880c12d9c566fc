package io.tillbridge.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happens in the transaction under way.
 *
 * @param id what the subject is called among those of its kind, such as {@code 17}
 * @param connectionId the connection the subject belongs to, or null
 * @param changes what changed: plain values, {@link #change} or maps of them; no names, addresses or notes of persons,
 *     which would stay when the subject forgets them
 */
public record NewEvent(EventType type, String id, Long connectionId, Instant at, Map<String, Object> changes) {

    public static NewEvent of(EventType type, long id, Long connectionId, Instant at, Map<String, Object> changes) {
        return new NewEvent(type, Long.toString(id), connectionId, at, changes);
    }

    /** The subject as it is public. */
    public String subject() {
        return type.subjects() + "/" + id;
    }

    /** A value as it was and as it is; what is null is left out. */
    public static Map<String, Object> change(Object before, Object after) {
        Map<String, Object> change = new LinkedHashMap<>();
        if (before != null) {
            change.put("before", before);
        }
        if (after != null) {
            change.put("after", after);
        }
        return change;
    }
}
