package io.tillbridge.event.webhook;

import io.tillbridge.event.subscription.Subscription;
import java.time.Duration;

/** Hears what became of deliveries. */
public interface DeliveryListener {
    /** A try ended. */
    void tried(long subscriptionId, boolean delivered, Duration took);

    /** The hub switched a subscription off. */
    void switchedOff(Subscription subscription, String reason);
}
