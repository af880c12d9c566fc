package io.tillbridge.run;

import java.util.Locale;

/** Where a run stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** The word of the API and of the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RunState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing will change any more. */
    public boolean over() {
        return this != QUEUED && this != RUNNING;
    }
}
