package io.tillbridge.api.resource;

import io.tillbridge.connection.Secrets;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.subscription.DeliveryQueue;
import io.tillbridge.event.subscription.EventDeliveries;
import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.SubscriptionFeed;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.event.webhook.DeliveryListener;
import io.tillbridge.event.webhook.TestMessageSender;
import io.tillbridge.event.webhook.WebhookClient;
import io.tillbridge.event.webhook.WebhookSender;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.network.ReceiverRules;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Event subscriptions behind an {@link ApiHub}, delivered when a test says so, to receivers at 127.0.0.1. */
final class ApiSubscriptions implements AutoCloseable {
    private static final ReceiverRules RULES = new ReceiverRules(OutboundRules.none(), List.of("127.0.0.1"));

    private final WebhookClient client;
    private final SubscriptionFeed feed;
    private final WebhookSender sender;
    private final SubscriptionServices services;

    ApiSubscriptions(Database database, Secrets secrets, EventFeed events, Clock clock) {
        Subscriptions subscriptions = new Subscriptions(database, secrets, RULES, clock);
        client = new WebhookClient(RULES, WebhookClient.Limits.STANDARD, clock);
        feed = new SubscriptionFeed(database, events, clock);
        sender = new WebhookSender(new DeliveryQueue(database, secrets, events, clock), client, new DeliveryListener() {
            @Override
            public void tried(long subscriptionId, boolean delivered, Duration took) {}

            @Override
            public void switchedOff(Subscription subscription, String reason) {}
        });
        services = new SubscriptionServices(
                subscriptions,
                new EventDeliveries(database, clock),
                new TestMessageSender(subscriptions, client, clock),
                () -> {});
    }

    SubscriptionServices services() {
        return services;
    }

    /** Reads what happened, and sends nothing. */
    void read(long subscription) {
        boolean more = true;
        while (more) {
            more = feed.read(subscription);
        }
    }

    /** Reads what happened and tries all that is due. */
    void deliver(long subscription) {
        read(subscription);
        boolean more = true;
        while (more) {
            more = sender.next(subscription).isPresent();
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
