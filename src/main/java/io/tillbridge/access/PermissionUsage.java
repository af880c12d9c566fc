package io.tillbridge.access;

import io.tillbridge.run.SteadyClock;
import io.tillbridge.storage.UtcInstants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When API keys last used each of their permissions, to the hour: the table {@code api_key_use}. A call only looks into
 * memory; what is to be written is written beside it, and what cannot be is noted with the next use.
 */
public final class PermissionUsage {
    static final Duration NOTED_EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PermissionUsage.class);
    private static final int MOST_WAITING = 1_000;

    private final Jdbi database;
    private final SteadyClock clock;
    private final Executor beside;
    /** By the steady clock. */
    private final Map<Use, Instant> noted = new ConcurrentHashMap<>();

    public PermissionUsage(Jdbi database, Clock clock) {
        this(database, SteadyClock.of(clock), ownThread());
    }

    /** @param beside does the writing */
    PermissionUsage(Jdbi database, SteadyClock clock, Executor beside) {
        this.database = database;
        this.clock = clock;
        this.beside = beside;
    }

    private record Use(long keyId, Permission permission) {}

    /** A caller was let in by this permission; of a person nothing is noted. */
    public void note(Caller caller, Permission permission) {
        Optional<Long> keyId = caller.keyId();
        if (keyId.isEmpty()) {
            return;
        }
        Use use = new Use(keyId.get(), permission);
        Instant now = clock.instant();
        Instant last = noted.get(use);
        if (last != null && last.plus(NOTED_EVERY).isAfter(now)) {
            return;
        }
        boolean mine = last == null ? noted.putIfAbsent(use, now) == null : noted.replace(use, last, now);
        if (mine) {
            try {
                Instant at = clock.wall().instant().truncatedTo(ChronoUnit.MICROS);
                beside.execute(() -> write(use, now, at));
            } catch (RejectedExecutionException tooMuch) {
                noted.remove(use, now);
            }
        }
    }

    /** What is noted of these keys; a permission that is not in it was never used. */
    public Map<Long, ApiKeyUsage> of(Collection<ApiKey> keys) {
        Map<Long, Map<Permission, Instant>> granted = new HashMap<>();
        Map<Long, Map<Permission, Instant>> used = new HashMap<>();
        if (!keys.isEmpty()) {
            database.useHandle(handle -> handle.createQuery("SELECT * FROM api_key_use WHERE api_key_id IN (<ids>)")
                    .bindList("ids", keys.stream().map(ApiKey::id).toList())
                    .map((row, context) -> {
                        long id = row.getLong("api_key_id");
                        Instant grantedAt = UtcInstants.read(row, "granted_at");
                        Instant usedAt = UtcInstants.read(row, "used_at");
                        return Permission.named(row.getString("permission")).map(permission -> {
                            put(granted, id, permission, grantedAt);
                            put(used, id, permission, usedAt);
                            return permission;
                        });
                    })
                    .list());
        }
        Map<Long, ApiKeyUsage> uses = new HashMap<>();
        Instant now = clock.wall().instant();
        keys.forEach(key -> uses.put(
                key.id(),
                ApiKeyUsage.of(
                        key, granted.getOrDefault(key.id(), Map.of()), used.getOrDefault(key.id(), Map.of()), now)));
        return uses;
    }

    private static void put(Map<Long, Map<Permission, Instant>> all, long id, Permission permission, Instant instant) {
        if (instant != null) {
            all.computeIfAbsent(id, first -> new TreeMap<>()).put(permission, instant);
        }
    }

    /** A key that was deleted meanwhile gets no row. */
    private void write(Use use, Instant since, Instant now) {
        try {
            database.useHandle(handle -> handle.createUpdate(
                            """
                            INSERT INTO api_key_use (api_key_id, permission, granted_at, used_at)
                            SELECT id, :permission, created_at, :now FROM api_key WHERE id = :key
                            ON DUPLICATE KEY UPDATE used_at = GREATEST(COALESCE(used_at, :now), :now)
                            """)
                    .bind("key", use.keyId())
                    .bind("permission", use.permission().text())
                    .bind("now", now)
                    .execute());
        } catch (JdbiException e) {
            noted.remove(use, since);
            LOG.warn("A use of API key {} could not be noted: {}", use.keyId(), e.getMessage());
        }
    }

    /** One thread that goes when there is nothing to write; what is too much is refused. */
    private static Executor ownThread() {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    Thread worker = new Thread(work, "api-key-use");
                    worker.setDaemon(true);
                    return worker;
                });
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
