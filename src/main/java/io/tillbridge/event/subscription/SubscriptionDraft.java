package io.tillbridge.event.subscription;

import io.tillbridge.event.EventType;
import java.util.List;
import java.util.Set;

/**
 * All that a person says of a subscription.
 *
 * @param connections empty: events of every connection
 */
public record SubscriptionDraft(
        String name, String address, Set<EventType> types, List<Long> connections, boolean enabled) {
    public SubscriptionDraft {
        types = Set.copyOf(types);
        connections = List.copyOf(connections);
    }

    static SubscriptionDraft of(Subscription subscription) {
        return new SubscriptionDraft(
                subscription.name(),
                subscription.address(),
                subscription.types(),
                subscription.connections(),
                subscription.enabled());
    }

    SubscriptionDraft enabled(boolean on) {
        return new SubscriptionDraft(name, address, types, connections, on);
    }

    @Override
    public String toString() {
        return "SubscriptionDraft[name=" + name + "]";
    }
}
