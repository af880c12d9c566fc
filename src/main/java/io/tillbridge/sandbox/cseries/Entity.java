package io.tillbridge.sandbox.cseries;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every object of a shop has; times are seconds since 1970. */
abstract class Entity {
    final long id;
    final long createdAt;
    long updatedAt;
    private Map<String, Object> shown;

    Entity(long id, long at) {
        this.id = id;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** From now on the field has this value in every answer, whatever the object says. */
    void show(String field, Object value) {
        if (shown == null) {
            shown = new LinkedHashMap<>();
        }
        shown.put(field, value);
    }

    Map<String, Object> dress(Map<String, Object> json) {
        if (shown != null) {
            json.putAll(shown);
        }
        return json;
    }
}
