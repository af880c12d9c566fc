package io.tillbridge.remotefiles;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a connection on which an answer is overdue. SSH's own keep-alive does not see a server that is there but sends
 * no data, and JSch then waits without end.
 */
final class ReplyWatchdog implements AutoCloseable {
    private static final long IDLE = 0;

    private final long limitNanos;
    private final Runnable cut;
    private final ScheduledFuture<?> looks;
    private volatile long waitingSince = IDLE;
    private volatile boolean overdue;

    ReplyWatchdog(ScheduledExecutorService clock, Duration limit, Runnable cut) {
        this.limitNanos = limit.toNanos();
        this.cut = cut;
        long every = Math.max(TimeUnit.MILLISECONDS.toNanos(20), limitNanos / 8);
        this.looks = clock.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
    }

    void waiting() {
        waitingSince = System.nanoTime() | 1;
    }

    void answered() {
        waitingSince = IDLE;
    }

    boolean overdue() {
        return overdue;
    }

    @Override
    public void close() {
        looks.cancel(false);
    }

    private void look() {
        long since = waitingSince;
        if (since != IDLE && System.nanoTime() - since > limitNanos) {
            overdue = true;
            waitingSince = IDLE;
            cut.run();
        }
    }
}
