package io.tillbridge.connection;

import io.tillbridge.document.JsonText;
import io.tillbridge.storage.UtcInstants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Rows of the table {@code connection}, with when their secrets were set, as records. */
final class ConnectionRows {
    private ConnectionRows() {}

    static List<Connection> read(Handle handle, String condition, Map<String, ?> bound) {
        Map<Long, Map<String, Instant>> secrets = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT s.connection_id, s.name, s.updated_at FROM connection_secret s
                        JOIN (SELECT id FROM connection %s) c ON c.id = s.connection_id
                        WHERE s.name NOT LIKE 'hub.%%'
                        """
                                .formatted(condition))
                .bindMap(bound)
                .map((row, context) -> secrets.computeIfAbsent(row.getLong("connection_id"), id -> new TreeMap<>())
                        .put(row.getString("name"), UtcInstants.read(row, "updated_at")))
                .list();
        return handle.createQuery("SELECT * FROM connection " + condition)
                .bindMap(bound)
                .map((row, context) -> connection(row, secrets.getOrDefault(row.getLong("id"), Map.of())))
                .list();
    }

    private static Connection connection(ResultSet row, Map<String, Instant> secrets) throws SQLException {
        return new Connection(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getBoolean("enabled"),
                JsonText.read(row.getString("settings"), "The settings of connection " + row.getLong("id")),
                secrets,
                ConnectionState.of(row.getString("state")),
                row.getString("state_detail"),
                UtcInstants.read(row, "failing_since"),
                UtcInstants.read(row, "last_success"),
                row.getLong("version"),
                UtcInstants.read(row, "created_at"),
                UtcInstants.read(row, "updated_at"));
    }
}
