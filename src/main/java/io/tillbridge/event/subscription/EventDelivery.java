package io.tillbridge.event.subscription;

import java.time.Instant;
import java.util.List;

/**
 * An event on its way to the receiver of a subscription.
 *
 * @param body what is sent; null: what the event says now
 * @param tries how many were made
 * @param nextTryAt null when none is due: it is settled, or an earlier event of the same subject is still pending
 * @param made the latest tries, oldest first; empty where they were not asked for
 */
public record EventDelivery(
        long id,
        long subscriptionId,
        long eventNumber,
        String type,
        String subject,
        Instant eventAt,
        String body,
        EventDeliveryState state,
        int tries,
        Instant nextTryAt,
        Integer lastStatus,
        String lastError,
        Instant createdAt,
        Instant updatedAt,
        List<DeliveryTry> made) {
    private static final int DIGITS = 36;

    public EventDelivery {
        made = List.copyOf(made);
    }

    /**
     * What a receiver knows a message by: the same at each try and each redelivery. With the time of the event, since a
     * database that was restored gives the numbers after the backup again.
     */
    public String webhookId() {
        return "evt_" + eventNumber + "_" + subscriptionId + "_" + Long.toString(eventAt.toEpochMilli(), DIGITS);
    }

    EventDelivery with(List<DeliveryTry> tried) {
        return new EventDelivery(
                id,
                subscriptionId,
                eventNumber,
                type,
                subject,
                eventAt,
                body,
                state,
                tries,
                nextTryAt,
                lastStatus,
                lastError,
                createdAt,
                updatedAt,
                tried);
    }

    @Override
    public String toString() {
        return "EventDelivery[" + webhookId() + "]";
    }
}
