package io.tillbridge.retention;

import java.io.IOException;
import java.time.Instant;

/** One kind of data that is kept for a time. */
public interface RetentionPart {
    /** The name of its counter. */
    String name();

    /** Whose key says how long it is kept, by itself its own: {@code runEvents} is {@code retention.run-events}. */
    default String setting() {
        return name();
    }

    /** How many would be removed. */
    long due(Instant before) throws IOException;

    /**
     * Removes some of them. Safe to be stopped and to be done again.
     *
     * @return how many; 0 when none is left
     */
    long remove(Instant before, int most) throws IOException;
}
