package io.tillbridge.settings;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How something stood after a change.
 *
 * @param version grows by one with each change
 * @param who made the change
 * @param body all of it, without secrets
 */
public record Version(long version, Instant at, Author who, Map<String, Object> body) {
    public Version {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
}
