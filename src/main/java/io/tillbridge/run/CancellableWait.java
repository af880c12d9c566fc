package io.tillbridge.run;

import java.util.function.Consumer;

/** A wait for an outside system that is cut off when its run is cancelled and nothing comes for a moment. */
public final class CancellableWait implements AutoCloseable {
    static final CancellableWait NONE = new CancellableWait(() -> {}, wait -> {});
    /** A call that is answered right now may end by itself. */
    private static final int BEATS_LEFT_TO_END = 2;

    private final Runnable abort;
    private final Consumer<CancellableWait> ended;
    private int beats;

    CancellableWait(Runnable abort, Consumer<CancellableWait> ended) {
        this.abort = abort;
        this.ended = ended;
    }

    /** The run is cancelled and this wait is still under way. */
    void beat() {
        beats++;
        if (beats >= BEATS_LEFT_TO_END) {
            abort.run();
        }
    }

    /** The wait is over. */
    @Override
    public void close() {
        ended.accept(this);
    }
}
