package io.tillbridge.flow.events;

import io.tillbridge.event.DeferredEvents;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;
import java.time.Duration;

/**
 * What consumers read with.
 *
 * @param node the name of this process, which shows who holds a reader
 * @param lease how long a reader stays held by a process that died
 * @param look how often a consumer looks by itself
 * @param longestPause the longest pause before a failed event is tried again
 */
public record EventReading(
        EventFeed feed,
        EventReaders readers,
        DeferredEvents deferred,
        String node,
        Duration lease,
        Duration look,
        Duration longestPause) {
    /** The kind of reader that a route is. */
    public static final String KIND = "route";

    static final int LONGEST_NAME = 128;

    public static EventReading of(EventFeed feed, EventReaders readers, DeferredEvents deferred, String node) {
        return new EventReading(
                feed, readers, deferred, node, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }
}
