package io.tillbridge.event.subscription;

import io.tillbridge.event.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A receiver of events, without its secret.
 *
 * @param address where events are posted to; may hold words that only its owner knows, so it is never logged
 * @param types the types of events it receives
 * @param connections only events of these; empty: all events
 * @param offReason why the hub switched it off; null when it did not
 * @param failingSince when the first try began that failed since the last one that succeeded; null for none
 * @param lastError of the last try that failed, while it is failing
 * @param lastDeliveredAt null when nothing was delivered yet
 * @param oldSecretUntil until when the secret before the last rotation signs as well; null when there is none
 * @param createdBy id of the caller that made it
 * @param version counts changes by people, and when the hub switched it off; not tries
 */
public record Subscription(
        long id,
        String name,
        String address,
        Set<EventType> types,
        List<Long> connections,
        boolean enabled,
        String offReason,
        Instant failingSince,
        String lastError,
        Instant lastDeliveredAt,
        Instant oldSecretUntil,
        String createdBy,
        long version,
        Instant createdAt,
        Instant updatedAt) {
    public Subscription {
        types = Set.copyOf(types);
        connections = List.copyOf(connections);
    }

    public SubscriptionState state() {
        if (!enabled) {
            return offReason == null ? SubscriptionState.PAUSED : SubscriptionState.SWITCHED_OFF;
        }
        return failingSince == null ? SubscriptionState.ACTIVE : SubscriptionState.FAILING;
    }

    /** What a person should know about the state; null when there is nothing to say. */
    public String stateReason() {
        return switch (state()) {
            case SWITCHED_OFF -> offReason;
            case FAILING -> lastError;
            case ACTIVE, PAUSED -> null;
        };
    }

    /** Whether an event of that connection is for this subscription. */
    boolean takes(Long connectionId) {
        return connections.isEmpty() || (connectionId != null && connections.contains(connectionId));
    }

    @Override
    public String toString() {
        return "event subscription " + id + " \"" + name + "\"";
    }
}
