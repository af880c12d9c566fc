package io.tillbridge.flow.events;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The two threads of a consumer: one reads, one keeps the lease. A wake-up is not lost while the reader is at work. */
final class ConsumerThreads {
    private static final long LONGEST_END_MILLIS = TimeUnit.SECONDS.toMillis(25);

    private final String name;
    private Thread reader;
    private boolean stopping;
    private boolean news;

    ConsumerThreads(String name) {
        this.name = name;
    }

    void start(Consumer<ConsumerThreads> work, Runnable beat, Duration every) {
        reader = thread("hub-events-" + name, () -> work.accept(this));
        thread("hub-events-lease-" + name, () -> {
            while (sleep(every.toMillis())) {
                beat.run();
            }
        });
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Whether the consumer is to go on. */
    synchronized boolean run() {
        return !stopping;
    }

    synchronized void wake() {
        news = true;
        notifyAll();
    }

    /** Waits for a wake-up, at most so long. */
    synchronized void rest(Duration most) {
        await(most.toMillis(), true);
        news = false;
    }

    /** Waits so long, whatever happens but the stop. */
    void pause(Duration length) {
        await(length.toMillis(), false);
    }

    private boolean sleep(long millis) {
        await(millis, false);
        return run();
    }

    private synchronized void await(long millis, boolean newsEndIt) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        try {
            while (left > 0 && !stopping && !(newsEndIt && news)) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the threads after the exchange under way; one that does not end is interrupted. */
    void stop() throws InterruptedException {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        reader.join(LONGEST_END_MILLIS);
        if (reader.isAlive()) {
            reader.interrupt();
            reader.join(LONGEST_END_MILLIS);
        }
    }
}
