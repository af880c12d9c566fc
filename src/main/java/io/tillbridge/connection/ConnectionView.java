package io.tillbridge.connection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Connections as the API shows them: plain maps, ids and instants as text, secrets as set or not. */
public final class ConnectionView {
    private final ConnectionKinds kinds;

    public ConnectionView(ConnectionKinds kinds) {
        this.kinds = kinds;
    }

    /** {@code {id, kind, name, enabled, settings, secrets, status, createdAt, updatedAt}}; absent facts are left out. */
    public Map<String, Object> of(Connection connection) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", Long.toString(connection.id()));
        view.put("kind", connection.kind());
        view.put("name", connection.name());
        view.put("enabled", connection.enabled());
        view.put("settings", connection.settings());
        view.put("secrets", secrets(connection));
        view.put("status", status(connection));
        view.put("createdAt", text(connection.createdAt()));
        view.put("updatedAt", text(connection.updatedAt()));
        return view;
    }

    /** {@code {state, detail?, failingSince?, lastSuccess?}}. */
    public Map<String, Object> status(Connection connection) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", connection.state().text());
        status.put("detail", connection.stateDetail());
        status.put("failingSince", text(connection.failingSince()));
        status.put("lastSuccess", text(connection.lastSuccess()));
        status.values().removeIf(value -> value == null);
        return status;
    }

    /** The strong validator of what a person can change; the status is not part of it. */
    public static String etag(Connection connection) {
        return "\"" + connection.version() + "\"";
    }

    private Map<String, Object> secrets(Connection connection) {
        return kinds.named(connection.kind())
                .map(kind -> kind.secretNames().stream()
                        .collect(Collectors.toMap(
                                name -> name,
                                name -> secret(connection.secrets().get(name)),
                                (first, second) -> first,
                                LinkedHashMap<String, Object>::new)))
                .orElseGet(LinkedHashMap::new);
    }

    private static Object secret(Instant updatedAt) {
        return updatedAt == null ? Map.of("set", false) : Map.of("set", true, "updatedAt", text(updatedAt));
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
