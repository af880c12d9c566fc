package io.tillbridge.event.subscription;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Deliveries as people see them, and send them again. */
public final class EventDeliveries {
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public EventDeliveries(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * The deliveries of a subscription with their latest tries.
     *
     * @param state null for all
     */
    public List<EventDelivery> list(long subscriptionId, String state, ListWindow window) {
        return jdbi.withHandle(handle -> EventDeliveryStore.list(handle, subscriptionId, state, window));
    }

    /** Which deliveries are sent again. */
    public sealed interface Choice {
        /** One, whatever became of it. */
        record One(long deliveryId) implements Choice {}

        /** All that are settled, of events of an instant or later. */
        record Since(Instant at) implements Choice {}

        /** All that failed. */
        record Failed() implements Choice {}
    }

    /**
     * Makes deliveries pending again, each with its webhook-id.
     *
     * @return how many
     * @throws CallerFault UNKNOWN: there is no such subscription
     * @throws CallerFault CONFLICT: it is switched off
     * @throws CallerFault INVALID: it has no such delivery
     */
    public int redeliver(long subscriptionId, Choice choice) {
        return transactions.run(tx -> {
            Subscription subscription = SubscriptionStore.lock(tx, subscriptionId)
                    .orElseThrow(() -> CallerFault.unknown("event subscription " + subscriptionId))
                    .subscription();
            if (!subscription.enabled()) {
                throw off(subscriptionId);
            }
            int queued = queue(tx, subscriptionId, choice);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            DeliveryOrder.settle(tx, subscriptionId, now);
            return queued;
        });
    }

    static CallerFault off(long subscriptionId) {
        return CallerFault.conflict(
                "subscription-off",
                "Event subscription " + subscriptionId
                        + " is switched off and sends nothing: switch it on, then send its" + " deliveries again.");
    }

    private int queue(Handle tx, long subscription, Choice choice) {
        if (choice instanceof Choice.One one) {
            boolean known = tx.createQuery("SELECT COUNT(*) FROM event_delivery WHERE id = ? AND subscription_id = ?")
                            .bind(0, one.deliveryId())
                            .bind(1, subscription)
                            .mapTo(Integer.class)
                            .one()
                    == 1;
            if (!known) {
                throw CallerFault.invalid(
                        "/deliveryId",
                        "unknown",
                        "Event subscription " + subscription + " has no delivery " + one.deliveryId());
            }
            // One that is under way is left alone: it is being sent at this moment.
            return queue(tx, subscription, "id = :id AND claim IS NULL")
                    .bind("id", one.deliveryId())
                    .execute();
        }
        if (choice instanceof Choice.Since since) {
            return queue(tx, subscription, "state <> 'pending' AND event_at >= :since")
                    .bind("since", since.at())
                    .execute();
        }
        return queue(tx, subscription, "state = 'failed'").execute();
    }

    private Update queue(Handle tx, long subscription, String which) {
        return tx.createUpdate(
                        """
                        UPDATE event_delivery
                        SET state = 'pending', round_tries = 0, round_began_at = NULL, next_try_at = NULL,
                          updated_at = :now
                        WHERE subscription_id = :subscription AND\s"""
                                + which)
                .bind("subscription", subscription)
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
