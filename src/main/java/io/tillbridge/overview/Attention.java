package io.tillbridge.overview;

import io.tillbridge.access.ApiKey;
import io.tillbridge.access.ApiKeyUsage;
import io.tillbridge.access.ApiKeys;
import io.tillbridge.access.PermissionUsage;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Counts what waits for a person. */
public final class Attention {
    private final Jdbi database;
    private final ApiKeys keys;
    private final PermissionUsage usage;
    private final Clock clock;

    public Attention(Jdbi database, ApiKeys keys, PermissionUsage usage, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.usage = usage;
        this.clock = clock;
    }

    /** How many there are of each of these kinds, also of those of which there is none. */
    public Map<AttentionKind, Long> count(Collection<AttentionKind> kinds) {
        Map<AttentionKind, Long> counts = new EnumMap<>(AttentionKind.class);
        database.useHandle(handle -> kinds.stream()
                .filter(kind -> kind.sql() != null)
                .forEach(kind -> counts.put(
                        kind, handle.createQuery(kind.sql()).mapTo(Long.class).one())));
        if (kinds.contains(AttentionKind.API_KEYS_UNUSED)
                || kinds.contains(AttentionKind.API_KEYS_WITH_UNUSED_PERMISSIONS)) {
            countKeys(counts);
        }
        return counts;
    }

    private void countKeys(Map<AttentionKind, Long> counts) {
        List<ApiKey> enabled = keys.list(0, Integer.MAX_VALUE).stream()
                .filter(ApiKey::enabled)
                .toList();
        Instant longAgo = clock.instant().minus(ApiKeyUsage.LONG_ENOUGH);
        Map<Long, ApiKeyUsage> uses = usage.of(enabled);
        long unused = 0;
        long tooMany = 0;
        for (ApiKey key : enabled) {
            Instant last = key.lastUsedAt() == null ? key.createdAt() : key.lastUsedAt();
            if (!last.isAfter(longAgo)) {
                unused++;
            } else if (!uses.get(key.id()).unused().isEmpty()) {
                tooMany++;
            }
        }
        counts.put(AttentionKind.API_KEYS_UNUSED, unused);
        counts.put(AttentionKind.API_KEYS_WITH_UNUSED_PERMISSIONS, tooMany);
    }
}
