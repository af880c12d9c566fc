package io.tillbridge.flow.events;

import io.tillbridge.event.DeferredEvent;
import io.tillbridge.event.Event;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a reader forward: its deferred events first, then what is new. An event that fails is deferred, and with it the
 * later ones of its subject; the place moves on. The place is stored after each batch and at least every second.
 */
final class EventProgress {
    private static final Logger LOG = LoggerFactory.getLogger(EventProgress.class);
    static final int BATCH = 500;
    private static final long STORED_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final EventFeed feed;
    private final Set<EventType> types;
    private final ReaderLease lease;
    private final DeferredQueue deferred;
    private final EventHandover handover;
    private final FailurePace pace;
    private long storedAt;

    EventProgress(
            EventFeed feed,
            Set<EventType> types,
            ReaderLease lease,
            DeferredQueue deferred,
            EventHandover handover,
            FailurePace pace) {
        this.feed = feed;
        this.types = types;
        this.lease = lease;
        this.deferred = deferred;
        this.handover = handover;
        this.pace = pace;
    }

    /** What the consumer does next. */
    enum Next {
        /** There is more to read. */
        READ,
        /** Wait for news. */
        REST,
        /** The route is not there, or fails again and again. */
        PAUSE
    }

    /** @param going whether the consumer is to go on */
    Next go(long place, BooleanSupplier going) {
        storedAt = System.nanoTime();
        deferred.load();
        Next tried = retry(going);
        return tried == Next.READ ? read(place, going) : tried;
    }

    private Next retry(BooleanSupplier going) {
        Set<String> waiting = new HashSet<>();
        for (DeferredEvent one : deferred.loaded()) {
            if (!going.getAsBoolean() || !stored()) {
                return Next.REST;
            }
            if (waiting.contains(one.subject()) || !one.due()) {
                waiting.add(one.subject());
                continue;
            }
            Optional<Event> event =
                    feed.find(one.number()).filter(it -> one.failureId() != null || types.contains(it.type()));
            if (event.isEmpty()) {
                LOG.warn("A deferred event, {} ({}), is no longer stored or wanted", one.number(), one.subject());
                deferred.done(one);
                continue;
            }
            switch (handover.hand(event.get(), one.failureId())) {
                case DONE -> {
                    pace.succeeded();
                    deferred.done(one);
                }
                case NO_ROUTE -> {
                    return Next.PAUSE;
                }
                case FAILED -> {
                    waiting.add(one.subject());
                    pace.failed();
                    if (!deferred.defer(event.get(), one.tries() + 1, pace.after(one.tries()))) {
                        return Next.REST;
                    }
                    if (pace.slow()) {
                        // The other system seems to be away: one deferred event and one new one are enough to see.
                        return Next.READ;
                    }
                }
            }
        }
        return Next.READ;
    }

    private Next read(long place, BooleanSupplier going) {
        long last = feed.last();
        List<Event> events = feed.after(place, types, BATCH);
        for (Event event : events) {
            if (!going.getAsBoolean()) {
                return Next.REST;
            }
            if (deferred.holds(event)) {
                // A kill came between deferring it and storing the place.
                lease.done(event.number());
                continue;
            }
            Next next = one(event);
            if (next != Next.READ) {
                lease.store();
                return next;
            }
            if (!stored()) {
                return Next.REST;
            }
        }
        if (events.isEmpty() && last > place) {
            // Only events of other types: their numbers are done with, too.
            lease.done(last);
        }
        return lease.store() && events.size() == BATCH ? Next.READ : pace.slow() ? Next.PAUSE : Next.REST;
    }

    private Next one(Event event) {
        boolean follows = deferred.blocks(event);
        boolean fails = follows;
        if (!follows) {
            EventHandover.Outcome outcome = handover.hand(event, null);
            if (outcome == EventHandover.Outcome.NO_ROUTE) {
                return Next.PAUSE;
            }
            fails = outcome == EventHandover.Outcome.FAILED;
            if (fails) {
                pace.failed();
            } else {
                pace.succeeded();
            }
        }
        if (fails) {
            if (deferred.full()) {
                return Next.PAUSE;
            }
            if (!deferred.defer(event, follows ? 0 : 1, follows ? Duration.ZERO : pace.after(0))) {
                return Next.REST;
            }
        }
        lease.done(event.number());
        return fails && !follows && pace.slow() ? Next.PAUSE : Next.READ;
    }

    /** Stores the place when that is due; false when another process has taken the reader. */
    private boolean stored() {
        if (System.nanoTime() - storedAt <= STORED_EVERY_NANOS) {
            return true;
        }
        storedAt = System.nanoTime();
        boolean held = lease.store();
        if (!held) {
            LOG.warn("A reader was taken over by another process");
        }
        return held;
    }
}
