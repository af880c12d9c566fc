package io.tillbridge.connection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection as it would be after a change: checked, not saved yet. It can be tried before it is saved.
 *
 * @param connection as it would be; id 0 when it is new
 * @param credentials all secrets it would have
 * @param secretChanges the secrets to write; null takes one away
 * @param coordinatesChanged it would reach another system, or sign in otherwise: a reason to try it
 */
public record ConnectionDraft(
        Connection connection, Credentials credentials, Map<String, String> secretChanges, boolean coordinatesChanged) {
    public ConnectionDraft {
        secretChanges = Collections.unmodifiableMap(new TreeMap<>(secretChanges));
    }

    @Override
    public String toString() {
        return "Draft[connection=" + connection + ", credentials=" + credentials + ", coordinatesChanged="
                + coordinatesChanged + "]";
    }
}
