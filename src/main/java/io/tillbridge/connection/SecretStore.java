package io.tillbridge.connection;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The table {@code connection_secret}: nothing in plain goes in. */
final class SecretStore {
    /** Before the names of secrets that the hub made for itself: a person neither sets nor sees them. */
    static final String OWN = "hub.";

    private final Jdbi database;
    private final Secrets secrets;

    SecretStore(Jdbi database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void write(Handle handle, long connectionId, Map<String, String> changes, Instant now) {
        changes.forEach((name, value) -> {
            if (value == null) {
                handle.createUpdate("DELETE FROM connection_secret WHERE connection_id = :id AND name = :name")
                        .bind("id", connectionId)
                        .bind("name", name)
                        .execute();
            } else {
                handle.createUpdate(
                                """
                                INSERT INTO connection_secret (connection_id, name, sealed, updated_at)
                                VALUES (:id, :name, :sealed, :now)
                                ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), updated_at = VALUES(updated_at)
                                """)
                        .bind("id", connectionId)
                        .bind("name", name)
                        .bind("sealed", secrets.seal(value, context(connectionId, name)))
                        .bind("now", now)
                        .execute();
            }
        });
    }

    /** All that a person set. */
    Credentials read(long connectionId) {
        return read(connectionId, "name NOT LIKE 'hub.%'");
    }

    /** All that the hub made for itself, with {@link #OWN} before each name. */
    Credentials readOwn(long connectionId) {
        return read(connectionId, "name LIKE 'hub.%'");
    }

    private Credentials read(long connectionId, String which) {
        Map<String, byte[]> sealed = new TreeMap<>();
        database.useHandle(handle -> handle.createQuery(
                        "SELECT name, sealed FROM connection_secret WHERE connection_id = :id AND " + which)
                .bind("id", connectionId)
                .map((row, context) -> sealed.put(row.getString("name"), row.getBytes("sealed")))
                .list());
        Map<String, String> plain = new TreeMap<>();
        sealed.forEach((name, bytes) -> plain.put(name, secrets.unseal(bytes, context(connectionId, name))));
        return new Credentials(plain);
    }

    /** Binds a sealed secret to its row. */
    private static String context(long connectionId, String name) {
        return "connection:" + connectionId + ":" + name;
    }
}
