package io.tillbridge.event.webhook;

import io.tillbridge.event.subscription.ClaimedDelivery;
import io.tillbridge.event.subscription.DeliveryQueue;
import io.tillbridge.event.subscription.EventDeliveryState;
import io.tillbridge.event.subscription.Subscription;
import io.tillbridge.event.subscription.TryOutcome;
import io.tillbridge.event.subscription.TryResult;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries one delivery after the other, and logs what a person should know: never an address, a secret or a body. */
public final class WebhookSender {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private static final int MOST_IN_DATABASE = 4;

    private final DeliveryQueue queue;
    private final WebhookClient client;
    private final DeliveryListener listener;
    /** Many tries wait for receivers; few of them at a time use the database, which others need as well. */
    private final Semaphore database = new Semaphore(MOST_IN_DATABASE, true);

    public WebhookSender(DeliveryQueue queue, WebhookClient client, DeliveryListener listener) {
        this.queue = queue;
        this.client = client;
        this.listener = listener;
    }

    /** Tries the next delivery of a subscription; empty when none is due. */
    public Optional<TryResult> next(long subscriptionId) {
        return inDatabase(() -> queue.claim(subscriptionId)).map(this::send);
    }

    private <T> T inDatabase(Supplier<T> work) {
        database.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            database.release();
        }
    }

    private TryResult send(ClaimedDelivery claimed) {
        TryResult result =
                client.post(claimed.subscription().address(), claimed.message()).result();
        listener.tried(claimed.subscription().id(), result.delivered(), result.took());
        inDatabase(() -> queue.finish(claimed, result)).ifPresent(outcome -> log(claimed, result, outcome));
        return result;
    }

    private void log(ClaimedDelivery claimed, TryResult result, TryOutcome outcome) {
        Subscription subscription = outcome.subscription();
        String id = claimed.message().id();
        if (result.delivered()) {
            LOG.debug("{}: {} is delivered", subscription, id);
            if (subscription.failingSince() != null) {
                LOG.info("{} takes events again", subscription);
            }
            return;
        }
        if (outcome.switchedOff() != null) {
            LOG.warn(
                    "{} is switched off. {} Its events are kept: mend the receiver, then switch it on with PATCH"
                            + " /event-subscriptions/{}",
                    subscription,
                    outcome.switchedOff(),
                    subscription.id());
            listener.switchedOff(subscription, outcome.switchedOff());
        } else if (outcome.state() == EventDeliveryState.FAILED) {
            LOG.warn(
                    "{}: {} failed for three days and is given up: {}. Send it again with POST"
                            + " /event-subscriptions/{}/redeliver",
                    subscription,
                    id,
                    result.error(),
                    subscription.id());
        } else if (subscription.failingSince() == null) {
            LOG.warn(
                    "{}: {} failed: {}. It is tried again at {}; see GET /event-subscriptions/{}/deliveries",
                    subscription,
                    id,
                    result.error(),
                    outcome.nextTryAt(),
                    subscription.id());
        } else {
            LOG.debug("{}: {} failed: {}", subscription, id, result.error());
        }
    }
}
