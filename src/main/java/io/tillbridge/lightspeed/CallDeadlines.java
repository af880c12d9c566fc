package io.tillbridge.lightspeed;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Ends calls that are not over in time, by a thread of its own. */
final class CallDeadlines implements AutoCloseable {
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread made = new Thread(work, "call-deadlines");
        made.setDaemon(true);
        return made;
    });

    CallDeadlines() {
        thread.setRemoveOnCancelPolicy(true);
    }

    /** @param end ends the call; run once the time has passed, unless the deadline is closed before */
    Deadline of(Duration time, Runnable end) {
        AtomicBoolean passed = new AtomicBoolean();
        Future<?> due = thread.schedule(
                () -> {
                    passed.set(true);
                    end.run();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        return new Deadline(due, passed);
    }

    /** Ends a call that is under way. */
    static void cancel(ClassicHttpRequest request) {
        if (request instanceof Cancellable underWay) {
            underWay.cancel();
        }
    }

    /** The deadline of one call; close it when the call is over. */
    static final class Deadline implements AutoCloseable {
        private final Future<?> due;
        private final AtomicBoolean passed;

        private Deadline(Future<?> due, AtomicBoolean passed) {
            this.due = due;
            this.passed = passed;
        }

        /** Whether the time has passed while the call was under way. */
        boolean passed() {
            return passed.get();
        }

        @Override
        public void close() {
            due.cancel(false);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
