package io.tillbridge.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks by a schedule that does not wait for answers: each latency counts from the instant planned for it, so that a stall
 * is felt by all calls that fell into it.
 */
record OpenLoop(int rate, Duration time) {
    private static final int THREADS = 128;

    /** One question. */
    interface Asker {
        void ask(ApiQuestion question) throws Exception;
    }

    Latencies run(List<ApiQuestion> questions, Asker asker) throws InterruptedException {
        long count = rate * time.toSeconds();
        Latencies latencies = new Latencies();
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> {
                for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                    long planned = start + n * TimeUnit.SECONDS.toNanos(1) / rate;
                    for (long left = planned - System.nanoTime(); left > 0; left = planned - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    one(questions.get((int) (n % questions.size())), asker, planned, latencies);
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.MINUTES);
        return latencies;
    }

    private static void one(ApiQuestion question, Asker asker, long planned, Latencies latencies) {
        try {
            asker.ask(question);
            latencies.add(question.kind(), System.nanoTime() - planned);
        } catch (Exception e) {
            latencies.fail(question.kind() + ": " + e);
        }
    }
}
