package io.tillbridge.connection;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/** The secrets that routes name, in the table {@code route_secret}: nothing in plain goes in. */
public final class SealedRouteSecrets {
    private final Jdbi database;
    private final Secrets secrets;
    private final Clock clock;

    public SealedRouteSecrets(Jdbi database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Name → when it was set. */
    public Map<String, Instant> list() {
        Map<String, Instant> names =
                database.withHandle(handle -> handle.createQuery("SELECT name, updated_at FROM route_secret")
                        .setMapKeyColumn("name")
                        .setMapValueColumn("updated_at")
                        .collectInto(new GenericType<Map<String, Instant>>() {}));
        return new TreeMap<>(names);
    }

    public boolean isThere(String name) {
        return database.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM route_secret WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** The secret in plain. */
    public Optional<String> find(String name) {
        return database.withHandle(handle -> handle.createQuery("SELECT sealed FROM route_secret WHERE name = :name")
                        .bind("name", name)
                        .mapTo(byte[].class)
                        .findOne())
                .map(found -> secrets.unseal(found, context(name)));
    }

    /** Sets or replaces it. */
    public void set(String name, String value) {
        database.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO route_secret (name, sealed, updated_at) VALUES (:name, :sealed, :now)
                        ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), updated_at = VALUES(updated_at)
                        """)
                .bind("name", name)
                .bind("sealed", secrets.seal(value, context(name)))
                .bind("now", clock.instant())
                .execute());
    }

    /** @return false when there was none */
    public boolean remove(String name) {
        return database.withHandle(handle -> handle.createUpdate("DELETE FROM route_secret WHERE name = :name")
                        .bind("name", name)
                        .execute())
                > 0;
    }

    /** Binds a sealed secret to its row. */
    private static String context(String name) {
        return "route-secret:" + name;
    }
}
