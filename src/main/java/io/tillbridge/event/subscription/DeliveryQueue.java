package io.tillbridge.event.subscription;

import io.tillbridge.connection.Secrets;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventReaders;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The deliveries that are due. A try is claimed for longer than any try takes; after a kill, somebody else claims it when
 * that time has passed. Of two nodes that look at the same moment, one gets it.
 */
public final class DeliveryQueue {
    /** Longer than any try. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final SubscriptionStore store;
    private final SubscriptionFeed feed;
    private final DeliverySettlement settlement;
    private final Clock clock;

    public DeliveryQueue(Database database, Secrets secrets, EventFeed feed, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.store = new SubscriptionStore(jdbi, secrets);
        this.feed = new SubscriptionFeed(database, feed, clock);
        this.settlement = new DeliverySettlement(
                new SubscriptionReaders(new EventReaders(database)),
                new RetrySchedule(() -> ThreadLocalRandom.current().nextDouble()));
        this.clock = clock;
    }

    /**
     * A subscription that is switched on.
     *
     * @param place number of the last event that was read; -1 when its reader should be seen again
     * @param due whether a delivery is to be tried now
     */
    public record Waiting(long subscriptionId, long place, boolean failing, boolean due) {}

    public List<Waiting> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT s.id, s.failing_since IS NOT NULL AS failing,
                          IF(r.seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 HOUR, r.place, -1) AS place,
                          (s.hold_until IS NULL OR s.hold_until <= :now) AND EXISTS (
                            SELECT 1 FROM event_delivery d WHERE d.subscription_id = s.id AND d.state = 'pending'
                              AND d.next_try_at <= :now) AS due
                        FROM event_subscription s
                        LEFT JOIN event_reader r ON r.name = CONCAT('subscription:', s.id)
                        WHERE s.enabled
                        """)
                .bind("now", now())
                .map((row, context) -> new Waiting(
                        row.getLong("id"), row.getLong("place"), row.getBoolean("failing"), row.getBoolean("due")))
                .list());
    }

    /** Claims the delivery of a subscription that has been due for the longest time; empty when none is. */
    public Optional<ClaimedDelivery> claim(long subscriptionId) {
        Instant now = now();
        Optional<SubscriptionStore.Stored> to = store.find(subscriptionId)
                .filter(it -> it.subscription().enabled())
                .filter(it -> it.holdUntil() == null || !it.holdUntil().isAfter(now));
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String claim = UUID.randomUUID().toString();
        Optional<EventDelivery> taken = transactions.run(tx -> take(tx, subscriptionId, claim, now));
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        EventDelivery delivery = taken.get();
        Optional<String> body = Optional.ofNullable(delivery.body()).or(() -> feed.body(delivery.eventNumber()));
        if (body.isEmpty()) {
            transactions.run(tx -> settlement.giveUp(tx, delivery, claim, now));
            return claim(subscriptionId);
        }
        SignedMessage message = SignedMessage.of(delivery.webhookId(), now, body.get(), store.signing(to.get(), now));
        return Optional.of(new ClaimedDelivery(delivery, to.get().subscription(), claim, message));
    }

    /** In the order of the index: only the row that is taken is locked. */
    private static Optional<EventDelivery> take(Handle tx, long subscription, String claim, Instant now) {
        Optional<EventDelivery> due = tx.createQuery(
                        """
                        SELECT * FROM event_delivery FORCE INDEX (event_delivery_due)
                        WHERE subscription_id = :subscription AND state = 'pending' AND next_try_at <= :now
                        ORDER BY next_try_at, event_number LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .bind("subscription", subscription)
                .bind("now", now)
                .map((row, context) -> EventDeliveryStore.delivery(row))
                .findOne();
        due.ifPresent(delivery -> tx.execute(
                "UPDATE event_delivery SET claim = ?, next_try_at = ? WHERE id = ?",
                claim,
                now.plus(LEASE),
                delivery.id()));
        return due;
    }

    /**
     * Stores what came of a try, and what follows from it; empty when the claim was lost or the subscription is gone.
     */
    public Optional<TryOutcome> finish(ClaimedDelivery claimed, TryResult result) {
        return transactions.run(tx -> settlement.settle(tx, claimed, result, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
