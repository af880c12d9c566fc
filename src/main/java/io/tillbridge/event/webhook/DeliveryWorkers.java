package io.tillbridge.event.webhook;

import io.tillbridge.event.subscription.TryResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that send. A subscription has at most a few tries at a time, each with one thread, and waits for its turn
 * after each of them. Receivers that respond slowly or not at all have one try at a time, and threads of their own: they
 * take none from the others.
 */
final class DeliveryWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorkers.class);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 4;
    /** While more tries are under way than these, a subscription has one. */
    private static final int SHARED = 32;

    private static final int PROMPT_THREADS = 64;
    private static final int SLOW_THREADS = 16;
    private static final long CLOSING_SECONDS = 5;

    private final WebhookSender sender;
    private final ThreadPoolExecutor prompt = threads("webhooks", PROMPT_THREADS);
    private final ThreadPoolExecutor slow = threads("webhooks-slow", SLOW_THREADS);
    private final Map<Long, Integer> underWay = new HashMap<>();
    private final Set<Long> slowOnes = new HashSet<>();
    private int all;

    DeliveryWorkers(WebhookSender sender) {
        this.sender = sender;
    }

    private static ThreadPoolExecutor threads(String name, int most) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** There is something to send for a subscription: begins as many tries as it may have. */
    void offer(long subscriptionId) {
        boolean begun = true;
        while (begun) {
            begun = begin(subscriptionId) && submit(subscriptionId);
        }
    }

    /** What is known of it was before it failed or was slow; it begins with one try at a time. */
    synchronized void slow(long subscriptionId) {
        slowOnes.add(subscriptionId);
    }

    private synchronized boolean begin(long subscriptionId) {
        int now = underWay.getOrDefault(subscriptionId, 0);
        int most = slowOnes.contains(subscriptionId) || all >= SHARED ? 1 : MOST_AT_ONCE;
        if (now >= most) {
            return false;
        }
        underWay.put(subscriptionId, now + 1);
        all++;
        return true;
    }

    private synchronized void end(long subscriptionId) {
        underWay.computeIfPresent(subscriptionId, (id, now) -> now == 1 ? null : now - 1);
        all--;
    }

    private boolean submit(long subscriptionId) {
        boolean isSlow;
        synchronized (this) {
            isSlow = slowOnes.contains(subscriptionId);
        }
        try {
            (isSlow ? slow : prompt).execute(() -> work(subscriptionId));
            return true;
        } catch (RejectedExecutionException closing) {
            end(subscriptionId);
            return false;
        }
    }

    private void work(long subscriptionId) {
        Optional<TryResult> result = Optional.empty();
        try {
            result = sender.next(subscriptionId);
            result.ifPresent(it -> learn(subscriptionId, it));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Event subscription {}: a delivery is tried later, now the hub could not: {}",
                    subscriptionId,
                    e.toString());
        } finally {
            end(subscriptionId);
        }
        if (result.isPresent()) {
            offer(subscriptionId);
        }
    }

    private synchronized void learn(long subscriptionId, TryResult result) {
        if (result.status() == null || result.took().compareTo(SLOW) > 0) {
            slowOnes.add(subscriptionId);
        } else {
            slowOnes.remove(subscriptionId);
        }
    }

    /** Lets tries under way end for a moment; what is cut off then is tried again when its lease has run out. */
    @Override
    public void close() {
        prompt.shutdown();
        slow.shutdown();
        try {
            if (!prompt.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)
                    || !slow.awaitTermination(1, TimeUnit.SECONDS)) {
                prompt.shutdownNow();
                slow.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
