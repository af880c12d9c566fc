package io.tillbridge.connection;

import java.util.Map;

/**
 * Which connections a list shows; null: no condition.
 *
 * @param kind the name of a kind
 * @param state what a person sees first of a connection; see {@link State}
 * @param q a part of the name, in any case
 */
public record ConnectionFilter(String kind, State state, String q) {
    public static final ConnectionFilter NONE = new ConnectionFilter(null, null, null);

    private static final String AGAIN =
            "EXISTS (SELECT 1 FROM connection_grant g WHERE g.connection_id = connection.id AND g.state = '"
                    + Grant.State.SIGN_IN_AGAIN.text() + "')";

    /** What a person sees first: that it is turned off, that somebody must sign in again, or how its last call ended. */
    public enum State {
        NEW("new", "enabled AND NOT " + AGAIN + " AND state = 'new'"),
        OK("ok", "enabled AND NOT " + AGAIN + " AND state = 'ok'"),
        FAILING("failing", "enabled AND NOT " + AGAIN + " AND state = 'failing'"),
        SIGN_IN_AGAIN("sign-in-again", "enabled AND " + AGAIN),
        OFF("off", "NOT enabled");

        private final String text;
        private final String condition;

        State(String text, String condition) {
            this.text = text;
            this.condition = condition;
        }

        /** @throws IllegalArgumentException the contract lets no other text pass */
        public static State of(String text) {
            for (State state : values()) {
                if (state.text.equals(text)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("No connection is in the state " + text);
        }
    }

    public static ConnectionFilter kind(String kind) {
        return new ConnectionFilter(kind, null, null);
    }

    /** A condition on the table {@code connection}, and what it binds. */
    String where(Map<String, Object> bound) {
        StringBuilder where = new StringBuilder("WHERE TRUE");
        if (kind != null) {
            where.append(" AND kind = :kind");
            bound.put("kind", kind);
        }
        if (state != null) {
            where.append(" AND ").append(state.condition);
        }
        if (q != null) {
            where.append(" AND name COLLATE utf8mb4_unicode_ci LIKE :q");
            bound.put("q", "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return where.toString();
    }
}
