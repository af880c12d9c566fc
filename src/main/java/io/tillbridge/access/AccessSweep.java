package io.tillbridge.access;

/** Deletes sessions that are over and links of no use. To be called now and then. */
public final class AccessSweep {
    private final Sessions sessions;
    private final Resets resets;

    public AccessSweep(Sessions sessions, Resets resets) {
        this.sessions = sessions;
        this.resets = resets;
    }

    /** How many rows it deleted. */
    public int sweep() {
        return sessions.sweep() + resets.sweep();
    }
}
