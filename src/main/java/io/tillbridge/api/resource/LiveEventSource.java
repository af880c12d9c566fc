package io.tillbridge.api.resource;

import io.tillbridge.api.contract.EventSource;
import io.tillbridge.api.contract.Json;
import io.tillbridge.live.Hint;
import io.tillbridge.live.LiveFeed;
import io.tillbridge.live.LiveTopic;
import io.tillbridge.live.LiveWatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The hints of one reader: {@code ready} with its topics at the beginning, {@code change} with each hint, {@code reload}
 * when hints were missed, {@code beat} when there was nothing to say for a while.
 */
final class LiveEventSource implements EventSource {
    private static final long QUIET = TimeUnit.SECONDS.toNanos(15);

    private final LiveWatch watch;
    private final Set<LiveTopic> topics;
    private String place;
    private boolean begun;
    private long spoken = System.nanoTime();

    /** @param place where an earlier stream ended; null for a new reader */
    LiveEventSource(LiveWatch watch, Set<LiveTopic> topics, String place) {
        this.watch = watch;
        this.topics = Set.copyOf(topics);
        this.place = place;
    }

    @Override
    public List<Event> next() {
        List<Event> events = new ArrayList<>();
        if (!begun) {
            begun = true;
            place = place == null ? watch.begin() : place;
            events.add(new Event(
                    null,
                    "ready",
                    json(Map.of(
                            "topics",
                            topics.stream().map(LiveTopic::text).sorted().toList()))));
        }
        LiveFeed.Reading reading = watch.after(place, topics);
        place = reading.place();
        if (reading.missed()) {
            events.add(new Event(null, "reload", "{}"));
        }
        for (Hint hint : reading.hints()) {
            events.add(new Event(null, "change", json(hint.body())));
        }
        if (events.isEmpty() && System.nanoTime() - spoken >= QUIET) {
            events.add(new Event(null, "beat", "{}"));
        }
        if (!events.isEmpty()) {
            spoken = System.nanoTime();
            // The place is behind all of them: who has the last one has them all.
            Event last = events.remove(events.size() - 1);
            events.add(new Event(place, last.name(), last.data()));
        }
        return events;
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }
}
