package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.event.Event;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened, for clients that ask. */
public final class EventOperations {
    private final EventFeed feed;
    private final EventReaders readers;

    EventOperations(EventServices given) {
        this.feed = given.feed();
        this.readers = given.readers();
    }

    public ApiResponse list(ApiRequest request) {
        Set<EventType> types = types(request);
        ask(types);
        // Before the events: what is numbered in between comes with the next call.
        long last = feed.last();
        long after = after(request);
        List<Event> found = feed.after(after, types, request.limit() + 1);
        boolean more = found.size() > request.limit();
        List<Event> shown = more ? found.subList(0, request.limit()) : found;
        long place = more ? shown.get(shown.size() - 1).number() : Math.max(after, last(found, last));
        return ApiResponse.ok(new View(
                shown.stream().map(Event::body).toList(), more ? Long.toString(place) : null, Long.toString(place)));
    }

    private static long last(List<Event> found, long last) {
        return found.isEmpty()
                ? last
                : Math.max(last, found.get(found.size() - 1).number());
    }

    private long after(ApiRequest request) {
        Instant from = PageRequest.instant(request, "from");
        if (request.query("after").isPresent()) {
            if (from != null) {
                throw Problem.unreadable(List.of(RequestFault.inParameter(
                                "from", "not-allowed", "from is given beside after: send one of them")))
                        .refusal();
            }
            return Long.parseLong(request.query("after").get());
        }
        return from == null ? 0 : feed.placeBefore(from);
    }

    private static Set<EventType> types(ApiRequest request) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        List<RequestFault> faults = new ArrayList<>();
        for (String name :
                request.query("types").map(text -> text.split(",", -1)).orElse(new String[0])) {
            EventType.named(name.strip())
                    .ifPresentOrElse(
                            types::add,
                            () -> faults.add(RequestFault.inParameter(
                                    "types",
                                    "not-allowed",
                                    "types names " + QuotedText.of(name.strip()) + ", expected types of events: "
                                            + String.join(", ", EventType.names()))));
        }
        if (!faults.isEmpty()) {
            throw Problem.unreadable(faults).refusal();
        }
        return types;
    }

    /** Who names types that are written on demand wants them from now on. */
    private void ask(Set<EventType> types) {
        types.stream().filter(EventType::onDemand).forEach(readers::wanted);
    }

    /**
     * A page of events.
     *
     * @param next the number to ask after for the next page; null when none follows now
     * @param last the number to ask after the next time
     */
    record View(List<Map<String, Object>> items, String next, String last) {}
}
