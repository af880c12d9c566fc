package io.tillbridge.catalog.load;

/** Ends the loading thread at the n-th word the load says, as a kill does: nothing that follows runs. */
final class KilledLoad implements LoadProgress {
    private final int at;
    private final Thread loading = Thread.currentThread();
    private int calls;

    KilledLoad(int at) {
        this.at = at;
    }

    /** What a load of this thread ends with. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** How many words the load said. */
    int calls() {
        return calls;
    }

    private void call() {
        if (Thread.currentThread() == loading && ++calls == at) {
            throw new Killed();
        }
    }

    @Override
    public void step(String name) {
        call();
    }

    @Override
    public void rows(long rows, long bytesDone, long bytesTotal) {
        call();
    }

    @Override
    public boolean cancelled() {
        call();
        return false;
    }

    @Override
    public void event(String level, String message) {
        call();
    }
}
