package io.tillbridge.api.resource;

import io.tillbridge.event.subscription.DeliveryTry;
import io.tillbridge.event.subscription.EventDelivery;
import java.time.Instant;
import java.util.List;

/** A delivery as the API shows it: what happened to it, never what was sent. */
record EventDeliveryView(
        String id,
        String webhookId,
        long eventNumber,
        String type,
        String subject,
        Instant eventAt,
        String state,
        int tries,
        Instant nextTryAt,
        Integer lastStatus,
        String lastError,
        List<Tried> latestTries,
        Instant createdAt,
        Instant updatedAt) {

    record Tried(int number, Instant at, Integer status, String error, long durationMillis) {
        static Tried of(DeliveryTry made) {
            return new Tried(made.number(), made.at(), made.status(), made.error(), made.durationMillis());
        }
    }

    static EventDeliveryView of(EventDelivery delivery) {
        return new EventDeliveryView(
                Long.toString(delivery.id()),
                delivery.webhookId(),
                delivery.eventNumber(),
                delivery.type(),
                delivery.subject(),
                delivery.eventAt(),
                delivery.state().text(),
                delivery.tries(),
                delivery.nextTryAt(),
                delivery.lastStatus(),
                delivery.lastError(),
                delivery.made().stream().map(Tried::of).toList(),
                delivery.createdAt(),
                delivery.updatedAt());
    }
}
