package io.tillbridge.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Rows of the table {@code connection}, with when their secrets were set, as records. */
final class ConnectionRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private ConnectionRows() {}

    static List<Connection> read(Handle handle, String condition, Map<String, ?> bound) {
        Map<Long, Map<String, Instant>> secrets = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT s.connection_id, s.name, s.updated_at FROM connection_secret s
                        JOIN (SELECT id FROM connection %s) c ON c.id = s.connection_id
                        """
                                .formatted(condition))
                .bindMap(bound)
                .map((row, context) -> secrets.computeIfAbsent(row.getLong("connection_id"), id -> new TreeMap<>())
                        .put(row.getString("name"), instant(row, "updated_at")))
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
                settings(row.getLong("id"), row.getString("settings")),
                secrets,
                ConnectionState.of(row.getString("state")),
                row.getString("state_detail"),
                instant(row, "failing_since"),
                instant(row, "last_success"),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static String json(Map<String, Object> settings) {
        try {
            return JSON.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings of a connection cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> settings(long id, String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The settings of connection " + id + " in the database are no JSON object", e);
        }
    }
}
