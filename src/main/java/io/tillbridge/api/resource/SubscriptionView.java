package io.tillbridge.api.resource;

import io.tillbridge.event.EventType;
import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.subscription.Subscription;
import java.time.Instant;
import java.util.List;

/**
 * An event subscription as the API shows it.
 *
 * @param secret only in the answer that made it; null, and left out, otherwise
 */
record SubscriptionView(
        String id,
        String name,
        String address,
        List<String> types,
        List<String> connections,
        boolean enabled,
        String state,
        String stateReason,
        Instant failingSince,
        Instant lastDeliveredAt,
        Instant oldSecretUntil,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        String secret) {

    static SubscriptionView of(NewSubscription made, Instant now) {
        return of(made.subscription(), made.secret(), now);
    }

    static SubscriptionView of(Subscription subscription, Instant now) {
        return of(subscription, null, now);
    }

    private static SubscriptionView of(Subscription subscription, String secret, Instant now) {
        Instant old = subscription.oldSecretUntil();
        return new SubscriptionView(
                Long.toString(subscription.id()),
                subscription.name(),
                subscription.address(),
                subscription.types().stream().sorted().map(EventType::text).toList(),
                subscription.connections().isEmpty()
                        ? null
                        : subscription.connections().stream()
                                .map(String::valueOf)
                                .toList(),
                subscription.enabled(),
                subscription.state().text(),
                subscription.stateReason(),
                subscription.failingSince(),
                subscription.lastDeliveredAt(),
                old != null && old.isAfter(now) ? old : null,
                subscription.createdBy(),
                subscription.createdAt(),
                subscription.updatedAt(),
                secret);
    }

    @Override
    public String toString() {
        return "SubscriptionView[id=" + id + "]";
    }
}
