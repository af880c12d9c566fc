package io.tillbridge.catalog.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tells the listener about the load: often enough to be believed, seldom enough to cost nothing. Only {@link #note} may be
 * called by other threads than the loading one.
 */
final class Pulse {
    private final LoadProgress progress;
    private final long everyNanos;
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private long bytesTotal;
    private long rows;
    private long bytes;
    private long told = System.nanoTime();

    Pulse(LoadProgress progress, long everyMillis) {
        this.progress = progress;
        this.everyNanos = everyMillis * 1_000_000;
    }

    void files(long total) {
        bytesTotal = total;
    }

    void step(String name) {
        rows = 0;
        bytes = 0;
        progress.step(name);
    }

    void info(String message) {
        progress.event("info", message);
    }

    /** Told to the listener at the next beat. */
    void note(String message) {
        notes.add(message);
    }

    /** So many rows of the step are done, so many bytes of the files taken in. */
    void at(long rowsDone, long bytesDone) {
        rows = rowsDone;
        bytes = bytesDone;
        beat();
    }

    /** Called wherever time passes. */
    void beat() {
        if (System.nanoTime() - told >= everyNanos) {
            tell();
        }
    }

    /** Says where the load stands now, whenever it was said last. */
    void tell() {
        for (String note = notes.poll(); note != null; note = notes.poll()) {
            progress.event("warn", note);
        }
        progress.rows(rows, bytes, bytesTotal);
        told = System.nanoTime();
    }

    /** A safe point: ends the load here when the listener wants it. */
    void stopIfCancelled() {
        if (progress.cancelled()) {
            throw new LoadCancelled();
        }
    }
}
