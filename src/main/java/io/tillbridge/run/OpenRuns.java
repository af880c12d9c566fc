package io.tillbridge.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The runs under way in this process, and the timer that writes their progress and keeps their leases each second. */
final class OpenRuns implements AutoCloseable {
    private final Map<Long, RunLog> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "run-heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    OpenRuns() {
        timer.scheduleWithFixedDelay(() -> open.values().forEach(RunLog::beat), 1, 1, TimeUnit.SECONDS);
    }

    void add(RunLog log) {
        open.put(log.id(), log);
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
        timer.shutdownNow();
    }
}
