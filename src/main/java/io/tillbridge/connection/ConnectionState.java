package io.tillbridge.connection;

import java.util.Locale;

/** How a connection fares. */
public enum ConnectionState {
    /** Not tried since it was made or since its remote coordinates changed. */
    NEW,
    /** The last try succeeded. */
    OK,
    /** The last try failed; the connection says since when and why. */
    FAILING;

    /** The word in the API and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConnectionState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
