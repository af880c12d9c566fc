package io.tillbridge.event;

import io.tillbridge.storage.UtcInstants;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Takes old events away, and the places of readers that have not read since. */
public final class EventRetention {
    private static final String OLD = " WHERE at < :before";

    private EventRetention() {}

    /** How many events are older. */
    public static long due(Handle handle, Instant before) {
        return handle.createQuery("SELECT COUNT(*) FROM event" + OLD)
                .bind("before", UtcInstants.text(before))
                .mapTo(Long.class)
                .one();
    }

    /**
     * Removes some of them, the oldest first. Their numbers are not given again.
     *
     * @return how many; 0 when none is left
     */
    public static long remove(Handle handle, Instant before, int most) {
        String text = UtcInstants.text(before);
        handle.execute("DELETE FROM event_reader WHERE seen_at < ?", text);
        return handle.createUpdate("DELETE FROM event" + OLD + " ORDER BY at, number LIMIT :most")
                .bind("before", text)
                .bind("most", most)
                .execute();
    }
}
