package io.tillbridge.event;

import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which events somebody wants that loads and syncs write only then: one event for each of a million products is written
 * when a reader names its type. A reader of all types does not name any. What people change one at a time is always
 * written.
 */
public final class EventDemand {
    private EventDemand() {}

    /** Types of {@link EventType#onDemand} that readers name. */
    public static Set<EventType> of(Handle handle) {
        EnumSet<EventType> wanted = EnumSet.noneOf(EventType.class);
        handle.createQuery("SELECT DISTINCT types FROM event_reader WHERE types <> ''")
                .mapTo(String.class)
                .forEach(types -> wanted.addAll(EventType.stored(types)));
        wanted.removeIf(type -> !type.onDemand());
        return wanted;
    }
}
