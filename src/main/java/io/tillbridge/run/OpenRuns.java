package io.tillbridge.run;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs under way in this process, and the thread that writes their progress and keeps their leases each second. */
final class OpenRuns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRuns.class);

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(20);

    private final Map<Long, RunLog> open = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean leaving;

    OpenRuns() {
        Thread heart = new Thread(this::beat, "run-heartbeat");
        heart.setDaemon(true);
        heart.start();
    }

    private void beat() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                open.values().forEach(OpenRuns::beat);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void beat(RunLog log) {
        try {
            log.beat();
        } catch (RuntimeException e) {
            LOG.warn("Run {}: its progress could not be written now", log.id(), e);
        }
    }

    void add(RunLog log) {
        open.put(log.id(), log);
        if (leaving) {
            log.leave();
        }
    }

    /** Whether the hub ends: no run begins any more. */
    boolean isLeaving() {
        return leaving;
    }

    /**
     * Asks all to stop and waits for them.
     *
     * @return how many are left
     */
    int leave(Duration longest) {
        leaving = true;
        open.values().forEach(RunLog::leave);
        long end = System.nanoTime() + longest.toNanos();
        while (!open.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(MOMENT);
        }
        return open.size();
    }

    void remove(RunLog log) {
        open.remove(log.id());
    }

    boolean has(long runId) {
        return open.containsKey(runId);
    }

    int count() {
        return open.size();
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
