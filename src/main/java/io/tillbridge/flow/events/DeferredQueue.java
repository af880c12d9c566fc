package io.tillbridge.flow.events;

import io.tillbridge.event.DeferredEvent;
import io.tillbridge.event.DeferredEvents;
import io.tillbridge.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The deferred events of one reader, for the consumer that holds it. */
final class DeferredQueue {
    /** With so many the reader waits instead of deferring more. */
    static final int MOST = 1_000;

    private final DeferredEvents stored;
    private final String reader;
    private final String holder;
    private final List<DeferredEvent> events = new ArrayList<>();
    private final Set<Long> numbers = new HashSet<>();
    private final Set<String> subjects = new HashSet<>();

    DeferredQueue(DeferredEvents stored, String reader, String holder) {
        this.stored = stored;
        this.reader = reader;
        this.holder = holder;
    }

    /** Reads what is stored: replays are added by others. */
    void load() {
        events.clear();
        numbers.clear();
        subjects.clear();
        stored.of(reader).forEach(event -> {
            events.add(event);
            numbers.add(event.number());
            subjects.add(event.subject());
        });
    }

    /** As they were loaded, in the order of their numbers. */
    List<DeferredEvent> loaded() {
        return List.copyOf(events);
    }

    boolean holds(Event event) {
        return numbers.contains(event.number());
    }

    /** Whether an earlier event of the subject is deferred, so that this one must follow it. */
    boolean blocks(Event event) {
        return subjects.contains(event.subject());
    }

    boolean full() {
        return numbers.size() >= MOST;
    }

    /**
     * Defers an event, or defers it again.
     *
     * @param tries how many failed
     * @return false when another process has taken the reader
     */
    boolean defer(Event event, int tries, Duration pause) {
        boolean held = stored.defer(reader, holder, event, tries, pause);
        if (held) {
            numbers.add(event.number());
            subjects.add(event.subject());
        }
        return held;
    }

    void done(DeferredEvent event) {
        stored.done(reader, event.number());
        numbers.remove(event.number());
        events.remove(event);
        if (events.stream().noneMatch(other -> other.subject().equals(event.subject()))) {
            subjects.remove(event.subject());
        }
    }
}
