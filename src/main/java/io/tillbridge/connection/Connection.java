package io.tillbridge.connection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A configured link to one remote system.
 *
 * @param id 0 while it is not saved
 * @param settings as its kind wrote them, defaults included; read them typed, e.g. by {@link SftpCatalogSettings#of}
 * @param secrets name → when it was set, for those that are set; never the secret
 * @param stateDetail why it is failing; null otherwise
 * @param failingSince the first failure since the last success; null when not failing
 * @param lastSuccess null when there was none
 * @param version grows with each change a person makes (not with the state); the ETag
 */
public record Connection(
        long id,
        String kind,
        String name,
        boolean enabled,
        Map<String, Object> settings,
        Map<String, Instant> secrets,
        ConnectionState state,
        String stateDetail,
        Instant failingSince,
        Instant lastSuccess,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    public Connection {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    }
}
