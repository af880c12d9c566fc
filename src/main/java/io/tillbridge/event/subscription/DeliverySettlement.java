package io.tillbridge.event.subscription;

import io.tillbridge.storage.ColumnText;
import io.tillbridge.storage.UtcInstants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What follows from a try: for the delivery, for those behind it, and for the subscription. */
final class DeliverySettlement {
    private static final int MOST_TRIES_KEPT = 50;
    private static final int LONGEST_ERROR = 500;
    private static final Duration LONGEST_WISH = Duration.ofDays(1);
    /** Responses whose {@code Retry-After} is kept, by everything that is sent to the receiver. */
    private static final Set<Integer> WAIT = Set.of(429, 503);

    private final SubscriptionReaders readers;
    private final RetrySchedule schedule;

    DeliverySettlement(SubscriptionReaders readers, RetrySchedule schedule) {
        this.readers = readers;
        this.schedule = schedule;
    }

    /** Empty when the claim was lost or the subscription is gone. */
    Optional<TryOutcome> settle(Handle tx, ClaimedDelivery claimed, TryResult result, Instant now) {
        long subscription = claimed.subscription().id();
        Optional<SubscriptionStore.Stored> was = SubscriptionStore.lock(tx, subscription);
        Optional<Round> round = was.isEmpty() ? Optional.empty() : round(tx, claimed);
        if (round.isEmpty()) {
            return Optional.empty();
        }
        Round before = round.get();
        Instant began = before.beganAt() == null ? result.at() : before.beganAt();
        Duration asked = asked(result);
        Optional<Instant> next =
                result.delivered() ? Optional.empty() : schedule.next(before.tries() + 1, began, now, asked);
        EventDeliveryState state = result.delivered()
                ? EventDeliveryState.DELIVERED
                : next.isPresent() ? EventDeliveryState.PENDING : EventDeliveryState.FAILED;
        write(tx, claimed, result, state, began, next.orElse(null), now);
        if (state != EventDeliveryState.PENDING) {
            DeliveryOrder.release(tx, subscription, claimed.delivery().subject(), now);
        }
        String off = null;
        if (result.delivered()) {
            SubscriptionUpdates.delivered(tx, subscription, now);
        } else {
            SubscriptionUpdates.failing(tx, was.get(), result, hold(was.get(), result, asked, now));
            off = switchOff(tx, was.get().subscription(), result, now);
        }
        return Optional.of(new TryOutcome(was.get().subscription(), state, next.orElse(null), off));
    }

    /** Nothing can be sent any more; false when the claim was lost or the subscription is gone. */
    boolean giveUp(Handle tx, EventDelivery delivery, String claim, Instant now) {
        boolean given = SubscriptionStore.lock(tx, delivery.subscriptionId()).isPresent()
                && tx.execute(
                                """
                                UPDATE event_delivery SET state = 'failed', claim = NULL, next_try_at = NULL,
                                  last_error = 'The event is no longer stored', updated_at = ?
                                WHERE id = ? AND claim = ?
                                """,
                                now,
                                delivery.id(),
                                claim)
                        == 1;
        if (given) {
            DeliveryOrder.release(tx, delivery.subscriptionId(), delivery.subject(), now);
        }
        return given;
    }

    /** The tries since the delivery was last queued. */
    private record Round(int tries, Instant beganAt) {}

    private static Optional<Round> round(Handle tx, ClaimedDelivery claimed) {
        return tx.createQuery("SELECT round_tries, round_began_at FROM event_delivery WHERE id = :id AND claim = :claim"
                        + " AND state = 'pending' FOR UPDATE")
                .bind("id", claimed.delivery().id())
                .bind("claim", claimed.claim())
                .map((row, context) -> new Round(row.getInt("round_tries"), UtcInstants.read(row, "round_began_at")))
                .findOne();
    }

    private static void write(
            Handle tx,
            ClaimedDelivery claimed,
            TryResult result,
            EventDeliveryState state,
            Instant began,
            Instant next,
            Instant now) {
        int number = claimed.delivery().tries() + 1;
        long id = claimed.delivery().id();
        String error = ColumnText.fit(ColumnText.clean(result.error()), LONGEST_ERROR);
        tx.createUpdate(
                        """
                        UPDATE event_delivery
                        SET state = :state, tries = :number, round_tries = round_tries + 1, round_began_at = :began,
                          next_try_at = :next, claim = NULL, last_status = :status, last_error = :error,
                          updated_at = :now
                        WHERE id = :id
                        """)
                .bind("id", id)
                .bind("state", state.text())
                .bind("number", number)
                .bind("began", began)
                .bind("next", next)
                .bind("status", result.status())
                .bind("error", error)
                .bind("now", now)
                .execute();
        tx.createUpdate(
                        """
                        INSERT INTO event_delivery_try (delivery_id, number, at, status, error, duration_millis)
                        VALUES (:id, :number, :at, :status, :error, :took)
                        """)
                .bind("id", id)
                .bind("number", number)
                .bind("at", result.at())
                .bind("status", result.status())
                .bind("error", error)
                .bind("took", result.took().toMillis())
                .execute();
        tx.execute(
                "DELETE FROM event_delivery_try WHERE delivery_id = ? AND number <= ?", id, number - MOST_TRIES_KEPT);
    }

    private static Duration asked(TryResult result) {
        if (result.retryAfter() == null || result.status() == null || !WAIT.contains(result.status())) {
            return null;
        }
        Duration least = Duration.ofSeconds(1);
        Duration wish = result.retryAfter();
        return wish.compareTo(least) < 0 ? least : wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }

    private static Instant hold(SubscriptionStore.Stored was, TryResult result, Duration asked, Instant now) {
        if (asked != null) {
            return now.plus(asked);
        }
        return result.status() == null ? now.plus(RetrySchedule.hold(was.unreachable() + 1)) : null;
    }

    /** Why it was switched off; null when it was not. */
    private String switchOff(Handle tx, Subscription was, TryResult result, Instant now) {
        Instant since = was.failingSince() == null ? result.at() : was.failingSince();
        boolean tooLong = !result.at().isBefore(since.plus(RetrySchedule.LONGEST));
        if (!was.enabled() || !(result.gone() || tooLong)) {
            return null;
        }
        String reason = result.gone()
                ? "The receiver answered 410 Gone: it wants no more events."
                : "Every try failed for three days. The last error: " + result.error();
        SubscriptionUpdates.switchOff(tx, was.id(), reason, now);
        readers.end(tx, was.id());
        return reason;
    }
}
