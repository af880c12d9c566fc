package io.tillbridge.event.subscription;

import io.tillbridge.event.Event;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;
import io.tillbridge.event.EventType;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads events from where a subscription stands and makes a delivery of each that it asks for. */
public final class SubscriptionFeed {
    private static final int BATCH = 200;

    private final EventFeed feed;
    private final SubscriptionReaders readers;
    private final Transactions transactions;
    private final Clock clock;

    public SubscriptionFeed(Database database, EventFeed feed, Clock clock) {
        this.feed = feed;
        this.readers = new SubscriptionReaders(new EventReaders(database));
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * Reads one batch. The place moves in the transaction that makes the deliveries: a kill loses and doubles none.
     *
     * @return whether more may follow
     */
    public boolean read(long subscriptionId) {
        return transactions.run(tx -> SubscriptionStore.lockIfFree(tx, subscriptionId)
                .map(SubscriptionStore.Stored::subscription)
                .filter(it -> it.enabled() && !it.types().isEmpty())
                .map(it -> read(tx, it))
                .orElse(false));
    }

    private boolean read(Handle tx, Subscription subscription) {
        long last = feed.last();
        long place = place(subscription);
        if (place >= last) {
            return false;
        }
        List<Event> events = locked(tx, feed.after(place, subscription.types(), BATCH));
        add(
                tx,
                subscription.id(),
                events.stream()
                        .filter(event -> subscription.takes(event.connectionId()))
                        .toList());
        boolean more = events.size() == BATCH;
        long reached = events.isEmpty() ? last : events.get(events.size() - 1).number();
        readers.move(subscription.id(), more ? reached : Math.max(last, reached));
        return more;
    }

    /**
     * The same events, of which those of orders cannot be changed until the deliveries are stored: who forgets a customer
     * at this moment waits, and finds them.
     */
    private List<Event> locked(Handle tx, List<Event> events) {
        List<Long> numbers = events.stream()
                .filter(event -> event.type().subjects().equals("orders"))
                .map(Event::number)
                .toList();
        if (numbers.isEmpty()) {
            return events;
        }
        tx.createQuery("SELECT number FROM event WHERE number IN (<numbers>) LOCK IN SHARE MODE")
                .bindList("numbers", numbers)
                .mapTo(Long.class)
                .list();
        Set<EventType> types = events.stream().map(Event::type).collect(Collectors.toSet());
        return feed.after(events.get(0).number() - 1, types, events.size());
    }

    /** A reader that was not seen for as long as events are kept is gone, and all that is stored is new to it. */
    private long place(Subscription subscription) {
        OptionalLong place = readers.place(subscription.id());
        if (place.isPresent()) {
            return place.getAsLong();
        }
        long start = feed.start();
        readers.begin(subscription.id(), subscription.types(), start);
        return start;
    }

    private void add(Handle tx, long subscription, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // A replay reads events before the last delivery again: those that were sent become pending once more.
        boolean replays = tx.createQuery("SELECT COALESCE(MAX(event_number), 0) FROM event_delivery"
                                + " WHERE subscription_id = :subscription")
                        .bind("subscription", subscription)
                        .mapTo(Long.class)
                        .one()
                >= events.get(0).number();
        Set<String> subjects = events.stream().map(Event::subject).collect(Collectors.toSet());
        Set<String> held = replays ? new HashSet<>(subjects) : held(tx, subscription, subjects);
        PreparedBatch batch = tx.prepareBatch(
                """
                INSERT INTO event_delivery (subscription_id, event_number, type, subject, event_at, body, state,
                  next_try_at, created_at, updated_at)
                VALUES (:subscription, :number, :type, :subject, :eventAt, :body, 'pending', :next, :now, :now)
                ON DUPLICATE KEY UPDATE
                  round_tries = IF(state = 'pending', round_tries, 0),
                  round_began_at = IF(state = 'pending', round_began_at, NULL),
                  next_try_at = IF(state = 'pending', next_try_at, NULL),
                  updated_at = IF(state = 'pending', updated_at, :now),
                  state = 'pending'
                """);
        for (Event event : events) {
            batch.bind("subscription", subscription)
                    .bind("number", event.number())
                    .bind("type", event.type().text())
                    .bind("subject", event.subject())
                    .bind("eventAt", event.time())
                    .bind("body", event.json())
                    .bind("next", held.add(event.subject()) ? now : null)
                    .bind("now", now)
                    .add();
        }
        batch.execute();
        if (replays) {
            DeliveryOrder.settle(tx, subscription, subjects, now);
        }
    }

    /** Subjects that have an earlier delivery that is pending. */
    private static Set<String> held(Handle tx, long subscription, Set<String> subjects) {
        return new HashSet<>(tx.createQuery(
                        """
                        SELECT DISTINCT subject FROM event_delivery
                        WHERE subscription_id = :subscription AND state = 'pending' AND subject IN (<subjects>)
                        """)
                .bind("subscription", subscription)
                .bindList("subjects", List.copyOf(subjects))
                .mapTo(String.class)
                .list());
    }

    /** What an event says now; empty when it is no longer stored. */
    Optional<String> body(long number) {
        return feed.find(number).map(Event::json);
    }
}
