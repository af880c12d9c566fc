package io.tillbridge.retention;

import io.tillbridge.event.EventRetention;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Events, and the places of readers that have not read since. */
record ExpiredEvents(Jdbi jdbi) implements RetentionPart {
    @Override
    public String name() {
        return "events";
    }

    @Override
    public long due(Instant before) {
        return jdbi.withHandle(handle -> EventRetention.due(handle, before));
    }

    @Override
    public long remove(Instant before, int most) {
        return jdbi.withHandle(handle -> EventRetention.remove(handle, before, most));
    }
}
