package io.tillbridge.connection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connections as the API shows them: plain maps, ids and instants as text, secrets as set or not. */
public final class ConnectionView {
    private final ConnectionKinds kinds;
    private final Function<Connection, Map<String, Object>> authorization;

    /** Of connections whose sign-ins are of no interest. */
    public ConnectionView(ConnectionKinds kinds) {
        this(kinds, connection -> Map.of());
    }

    /** @param authorization see {@link ConnectionSignIn#view} */
    public ConnectionView(ConnectionKinds kinds, Function<Connection, Map<String, Object>> authorization) {
        this.kinds = kinds;
        this.authorization = authorization;
    }

    /** {@code {id, kind, name, enabled, settings, secrets, status, authorization?, createdAt, updatedAt}}; absent facts are left out. */
    public Map<String, Object> of(Connection connection) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", Long.toString(connection.id()));
        view.put("kind", connection.kind());
        view.put("name", connection.name());
        view.put("enabled", connection.enabled());
        view.put("settings", connection.settings());
        view.put("secrets", secrets(connection));
        Map<String, Object> signIn = authorization(connection);
        view.put("status", status(connection, signIn));
        if (!signIn.isEmpty()) {
            view.put("authorization", signIn);
        }
        view.put("createdAt", text(connection.createdAt()));
        view.put("updatedAt", text(connection.updatedAt()));
        return view;
    }

    /** {@code {state, receivedOn?, …}} with instants as text; empty for a kind without sign-in. */
    public Map<String, Object> authorization(Connection connection) {
        Map<String, Object> view = new LinkedHashMap<>(authorization.apply(connection));
        view.replaceAll((name, value) -> value instanceof Instant instant ? text(instant) : value);
        return view;
    }

    /** {@code {state, reason?, detail?, failingSince?, lastSuccess?}}. */
    public Map<String, Object> status(Connection connection) {
        return status(connection, authorization(connection));
    }

    private static Map<String, Object> status(Connection connection, Map<String, Object> signIn) {
        boolean again = Grant.State.SIGN_IN_AGAIN.text().equals(signIn.get("state"));
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", connection.state().text());
        status.put("reason", again ? Grant.State.SIGN_IN_AGAIN.text() : null);
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
