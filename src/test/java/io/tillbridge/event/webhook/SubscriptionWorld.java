package io.tillbridge.event.webhook;

import io.tillbridge.access.Caller;
import io.tillbridge.access.Role;
import io.tillbridge.connection.Secrets;
import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventLog;
import io.tillbridge.event.EventNumbering;
import io.tillbridge.event.EventSignal;
import io.tillbridge.event.EventType;
import io.tillbridge.event.NewEvent;
import io.tillbridge.event.subscription.DeliveryQueue;
import io.tillbridge.event.subscription.EventDeliveries;
import io.tillbridge.event.subscription.EventDelivery;
import io.tillbridge.event.subscription.NewSubscription;
import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.SubscriptionDraft;
import io.tillbridge.event.subscription.SubscriptionFeed;
import io.tillbridge.event.subscription.Subscriptions;
import io.tillbridge.event.subscription.SwitchOffNotices;
import io.tillbridge.event.subscription.TryResult;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.network.ReceiverRules;
import io.tillbridge.run.MutableClock;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.TestDatabase;
import io.tillbridge.storage.Transactions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions over a schema of their own, with events as they come from changes, a real client, and a clock that stands still. */
final class SubscriptionWorld implements AutoCloseable {
    static final Caller ANN = Caller.person(3, "Ann", Role.OWNER);
    static final ReceiverRules RULES = new ReceiverRules(OutboundRules.none(), List.of("127.0.0.1"));
    static final WebhookClient.Limits LIMITS =
            new WebhookClient.Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), 64);

    final Database database = TestDatabase.fresh();
    final MutableClock clock = new MutableClock();
    final Secrets secrets;
    final EventFeed feed = new EventFeed(database, new EventSignal());
    final EventNumbering numbering = new EventNumbering(database, Map.of(), feed.signal());
    final Subscriptions subscriptions;
    final EventDeliveries deliveries = new EventDeliveries(database, clock);
    final SubscriptionFeed subscriptionFeed = new SubscriptionFeed(database, feed, clock);
    final SwitchOffNotices notices;
    final WebhookClient client = new WebhookClient(RULES, LIMITS, clock);
    final List<String> switchedOff = new ArrayList<>();
    final DeliveryQueue queue;
    final WebhookSender sender;

    SubscriptionWorld(Path folder) {
        secrets = Secrets.open(folder, null, database.jdbi());
        subscriptions = new Subscriptions(database, secrets, RULES, clock);
        notices = new SwitchOffNotices(database, secrets, clock);
        queue = queue();
        sender = new WebhookSender(queue, client, new DeliveryListener() {
            @Override
            public void tried(long subscriptionId, boolean delivered, Duration took) {}

            @Override
            public void switchedOff(Subscription subscription, String reason) {
                switchedOff.add(reason);
            }
        });
    }

    /** That of one more node. */
    DeliveryQueue queue() {
        return new DeliveryQueue(database, secrets, feed, clock);
    }

    NewSubscription subscribe(String address, EventType... types) {
        return subscriptions.create(
                ANN,
                new SubscriptionDraft(
                        "ERP",
                        address,
                        types.length == 0
                                ? EnumSet.of(EventType.ORDER_ACCEPTED, EventType.ORDER_SHIPPED)
                                : EnumSet.copyOf(Arrays.asList(types)),
                        List.of(),
                        true));
    }

    Subscription switchOn(long id, boolean on) {
        return subscriptions.change(
                ANN, id, it -> new SubscriptionDraft(it.name(), it.address(), it.types(), it.connections(), on), null);
    }

    /** Something happens to these orders, one after the other. */
    void accepted(long... orders) {
        happens(EventType.ORDER_ACCEPTED, null, orders);
    }

    void happens(EventType type, Long connection, long... ids) {
        for (long id : ids) {
            new Transactions(database).run(tx -> {
                EventLog.write(tx, NewEvent.of(type, id, connection, clock.instant(), Map.of("note", "é")));
                return null;
            });
        }
        boolean more = true;
        while (more) {
            more = numbering.number() > 0;
        }
    }

    /** Reads what happened, and tries all that is due now. */
    List<TryResult> work(long subscription) {
        boolean more = true;
        while (more) {
            more = subscriptionFeed.read(subscription);
        }
        List<TryResult> results = new ArrayList<>();
        Optional<TryResult> next = sender.next(subscription);
        while (next.isPresent()) {
            results.add(next.get());
            next = sender.next(subscription);
        }
        return results;
    }

    /** Lets time pass in steps, and works after each. */
    void workFor(long subscription, Duration time, Duration step) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            clock.pass(step);
            work(subscription);
        }
    }

    List<EventDelivery> deliveries(long subscription, String state) {
        return deliveries.list(subscription, state, new ListWindow(null, null, "id", null, null, 500));
    }

    Subscription get(long id) {
        return subscriptions.get(id);
    }

    @Override
    public void close() throws IOException {
        client.close();
        database.close();
    }
}
