package io.tillbridge.storage;

/** The database cannot be used; the message says what was expected, what was found and what to do. */
public final class DatabaseFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of mending it takes. */
    public enum Kind {
        /** The settings or the server's version or rights are wrong: another try changes nothing. */
        SETTINGS,
        /** The server does not answer: another try later may help. */
        AWAY,
        /** The folder is held by another hub that is still running. */
        IN_USE,
        /** The embedded server or a migration failed. */
        BROKEN
    }

    private final Kind kind;

    public DatabaseFault(Kind kind, String message) {
        this(kind, message, null);
    }

    public DatabaseFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
