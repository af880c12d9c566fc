package io.tillbridge.api.resource;

import io.tillbridge.event.subscription.EventDeliveries;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.event.webhook.TestMessageSender;

/**
 * What the operations of event subscriptions call.
 *
 * @param changed called when there may be something to send at once
 */
public record SubscriptionServices(
        Subscriptions subscriptions, EventDeliveries deliveries, TestMessageSender tests, Runnable changed) {}
