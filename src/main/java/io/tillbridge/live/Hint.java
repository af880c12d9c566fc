package io.tillbridge.live;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something changed.
 *
 * @param id of what changed; null: many did, or it is one thing
 * @param facts what a list shows of it without asking again, such as {@code state} and {@code progress}
 */
public record Hint(LiveTopic topic, String id, Map<String, Object> facts) {
    public Hint {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static Hint of(LiveTopic topic) {
        return new Hint(topic, null, Map.of());
    }

    /** {@code {topic, id?, …}}. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("topic", topic.text());
        if (id != null) {
            body.put("id", id);
        }
        body.putAll(facts);
        return body;
    }
}
