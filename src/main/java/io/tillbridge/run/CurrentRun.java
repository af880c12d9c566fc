package io.tillbridge.run;

import java.util.function.Supplier;

/** Which run the calling thread works for: a run and its calls have one thread, unless {@link #within} says so. For whatever waits for the outside. */
public final class CurrentRun {
    @SuppressWarnings("ThreadLocalUsage") // one for each hub, and two hubs in one process are told apart
    private final ThreadLocal<RunLog> ofThread = new ThreadLocal<>();

    void begins(RunLog run) {
        ofThread.set(run);
    }

    void ended() {
        ofThread.remove();
    }

    /** Does a part of a run's work on this thread, which need not be the run's own. */
    public <T> T within(RunLog run, Supplier<T> work) {
        RunLog before = ofThread.get();
        ofThread.set(run);
        try {
            return work.get();
        } finally {
            if (before == null) {
                ofThread.remove();
            } else {
                ofThread.set(before);
            }
        }
    }

    /** Whether this thread works for a run that somebody cancelled. */
    public boolean cancelled() {
        RunLog run = ofThread.get();
        return run != null && run.cancelled();
    }

    /**
     * To be closed when the wait is over.
     *
     * @param abort ends the wait; called from another thread within seconds of a cancel, perhaps more than once
     */
    public CancellableWait waiting(Runnable abort) {
        RunLog run = ofThread.get();
        return run == null ? CancellableWait.NONE : run.waiting(abort);
    }
}
