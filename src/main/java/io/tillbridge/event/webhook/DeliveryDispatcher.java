package io.tillbridge.event.webhook;

import io.tillbridge.event.EventFeed;
import io.tillbridge.event.EventSignal;
import io.tillbridge.event.subscription.DeliveryQueue;
import io.tillbridge.event.subscription.SubscriptionFeed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for events of subscriptions and for deliveries that are due, and gives them to the workers: when there are new
 * events, and every half second. One thread, and every node has it.
 */
public final class DeliveryDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final DeliveryQueue queue;
    private final SubscriptionFeed subscriptionFeed;
    private final EventFeed feed;
    private final DeliveryWorkers workers;
    private final EventSignal.Listening listening;
    private final Semaphore wake = new Semaphore(0);
    private final Set<Long> known = new HashSet<>();
    private final Thread thread = new Thread(this::work, "webhook-dispatcher");
    private volatile boolean closed;

    public DeliveryDispatcher(
            DeliveryQueue queue, SubscriptionFeed subscriptionFeed, EventFeed feed, WebhookSender sender) {
        this.queue = queue;
        this.subscriptionFeed = subscriptionFeed;
        this.feed = feed;
        this.workers = new DeliveryWorkers(sender);
        this.listening = feed.signal().listen(this::wake);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** There may be something to send: looks now. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void work() {
        while (!closed) {
            Duration pause = PAUSE;
            try {
                if (look()) {
                    pause = Duration.ZERO;
                }
            } catch (RuntimeException e) {
                LOG.warn("Deliveries of event subscriptions wait: {}", e.toString());
                pause = PAUSE_AFTER_FAULT;
            }
            rest(pause);
        }
    }

    private void rest(Duration pause) {
        try {
            if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** True when more may wait. */
    private boolean look() {
        boolean more = false;
        long last = feed.last();
        List<DeliveryQueue.Waiting> all = queue.waiting();
        for (DeliveryQueue.Waiting waiting : all) {
            try {
                more |= look(waiting, last);
            } catch (RuntimeException e) {
                LOG.warn("Event subscription {}: its events wait: {}", waiting.subscriptionId(), e.toString());
            }
        }
        return more;
    }

    private boolean look(DeliveryQueue.Waiting waiting, long last) {
        if (known.add(waiting.subscriptionId()) && waiting.failing()) {
            workers.slow(waiting.subscriptionId());
        }
        boolean unread = waiting.place() < last;
        boolean more = unread && subscriptionFeed.read(waiting.subscriptionId());
        if (waiting.due() || unread) {
            workers.offer(waiting.subscriptionId());
        }
        return more;
    }

    @Override
    public void close() {
        closed = true;
        listening.close();
        wake();
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }
}
