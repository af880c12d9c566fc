package io.tillbridge.api.contract;

import java.util.List;

/** Where a stream of server-sent events looks for news. */
public interface EventSource {

    /**
     * What is new since the last look, as {@code id/event/data} frames.
     *
     * @return null when nothing will come any more
     */
    List<Event> next();

    /**
     * One event.
     *
     * @param id for {@code Last-Event-ID}; null for events that cannot be gone on from
     * @param data one line of JSON
     */
    record Event(String id, String name, String data) {
        public String frame() {
            return (id == null ? "" : "id: " + id + "\n") + "event: " + name + "\ndata: " + data + "\n\n";
        }
    }
}
