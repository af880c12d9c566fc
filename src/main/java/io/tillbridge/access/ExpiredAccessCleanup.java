package io.tillbridge.access;

/** Deletes sessions that are over and links of no use. To be called now and then. */
public final class ExpiredAccessCleanup {
    private final Sessions sessions;
    private final PasswordResets resets;

    public ExpiredAccessCleanup(Sessions sessions, PasswordResets resets) {
        this.sessions = sessions;
        this.resets = resets;
    }

    /** How many rows it deleted. */
    public int sweep() {
        return sessions.sweep() + resets.sweep();
    }
}
