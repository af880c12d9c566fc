package io.tillbridge.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.tillbridge.access.People;
import io.tillbridge.access.Person;
import io.tillbridge.access.Role;
import io.tillbridge.api.resource.SubscriptionServices;
import io.tillbridge.audit.Audit;
import io.tillbridge.event.subscription.DeliveryQueue;
import io.tillbridge.event.subscription.EventDeliveries;
import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.SubscriptionFeed;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.event.subscription.SwitchOffNotices;
import io.tillbridge.event.webhook.DeliveryDispatcher;
import io.tillbridge.event.webhook.DeliveryListener;
import io.tillbridge.event.webhook.DeliveryNotices;
import io.tillbridge.event.webhook.TestMessageSender;
import io.tillbridge.event.webhook.WebhookClient;
import io.tillbridge.event.webhook.WebhookSender;
import io.tillbridge.mail.MailSender;
import io.tillbridge.network.ReceiverRules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The event subscriptions of a hub: made through the API, delivered in the background, seen in its metrics. */
final class HubSubscriptions implements AutoCloseable {
    private static final int MOST_PEOPLE = 500;

    private final Subscriptions subscriptions;
    private final WebhookClient client;
    private final DeliveryDispatcher dispatcher;
    private final DeliveryNotices notices;
    private final SubscriptionMetrics metrics;
    private final SubscriptionServices services;

    HubSubscriptions(HubCore core, MailSender mail, MeterRegistry registry) {
        Clock clock = core.clock();
        ReceiverRules rules = HubCheck.receivers(core.configuration());
        subscriptions = new Subscriptions(core.database(), core.secrets(), rules, clock);
        client = new WebhookClient(rules, WebhookClient.Limits.STANDARD, clock);
        metrics = new SubscriptionMetrics(core.database().jdbi(), registry);
        DeliveryQueue queue = new DeliveryQueue(core.database(), core.secrets(), core.eventFeed(), clock);
        dispatcher = new DeliveryDispatcher(
                queue,
                new SubscriptionFeed(core.database(), core.eventFeed(), clock),
                core.eventFeed(),
                new WebhookSender(queue, client, new Listener(metrics, core.audit())));
        People people = new People(core.database(), clock);
        notices = new DeliveryNotices(
                new SwitchOffNotices(core.database(), core.secrets(), clock), () -> owners(people), mail::send);
        services = new SubscriptionServices(
                subscriptions,
                new EventDeliveries(core.database(), clock),
                new TestMessageSender(subscriptions, client, clock),
                dispatcher::wake);
    }

    private static List<String> owners(People people) {
        return people.list(0, MOST_PEOPLE).stream()
                .filter(person -> person.role() == Role.OWNER && person.enabled())
                .map(Person::email)
                .toList();
    }

    private record Listener(SubscriptionMetrics metrics, Audit audit) implements DeliveryListener {
        @Override
        public void tried(long subscriptionId, boolean delivered, Duration took) {
            metrics.tried(subscriptionId, delivered, took);
        }

        @Override
        public void switchedOff(Subscription subscription, String reason) {
            audit.hub("changeEventSubscription", "event-subscriptions/" + subscription.id(), reason);
        }
    }

    SubscriptionServices services() {
        return services;
    }

    int sweep() {
        return subscriptions.sweep();
    }

    void start() {
        metrics.start();
        dispatcher.start();
        notices.start();
    }

    @Override
    public void close() throws IOException {
        notices.close();
        dispatcher.close();
        metrics.close();
        client.close();
    }
}
