package io.tillbridge.run;

/** Which run the calling thread works for: a run and all its calls have one thread. For whatever waits for the outside. */
public final class CurrentRun {
    @SuppressWarnings("ThreadLocalUsage") // one for each hub, and two hubs in one process are told apart
    private final ThreadLocal<RunLog> ofThread = new ThreadLocal<>();

    void begins(RunLog run) {
        ofThread.set(run);
    }

    void ended() {
        ofThread.remove();
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
