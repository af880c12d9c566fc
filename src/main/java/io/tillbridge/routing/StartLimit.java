package io.tillbridge.routing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work of the calling thread that is interrupted when it takes too long. */
final class StartLimit {
    private static final Logger LOG = LoggerFactory.getLogger(StartLimit.class);

    private StartLimit() {}

    /** Waits for the start of all routes below custom/; one that never ends holds up neither the hub nor its end. */
    static void await(Future<?> start) {
        try {
            start.get(2 * RoutePlacement.START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Routes below custom/ are still starting; the hub goes on without them");
        } catch (ExecutionException e) {
            LOG.error("The start of routes below custom/ failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws InterruptedException when it was interrupted and ended with what the interrupt did to it */
    static <T> T within(Duration limit, Callable<T> work) throws Exception {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean passed = new AtomicBoolean();
        Thread guard = new Thread(() -> interruptAfter(limit, worker, done, passed), "route-start-limit");
        guard.setDaemon(true);
        guard.start();
        try {
            return work.call();
        } catch (Exception e) {
            if (passed.get()) {
                throw (Exception) new InterruptedException("a start that took longer than " + limit.toSeconds() + " s")
                        .initCause(e);
            }
            throw e;
        } finally {
            done.countDown();
            join(guard);
        }
    }

    /** Ends the guard, and an interrupt of it that came as the work ended. */
    private static void join(Thread guard) {
        boolean ended = false;
        while (!ended) {
            try {
                guard.join();
                // Clears an interrupt that came too late by throwing it once more.
                Thread.sleep(0);
                ended = true;
            } catch (InterruptedException e) {
                ended = !guard.isAlive();
            }
        }
    }

    private static void interruptAfter(Duration limit, Thread worker, CountDownLatch done, AtomicBoolean passed) {
        try {
            if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                passed.set(true);
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
