package io.tillbridge.catalog.load;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Tells the listener about the load: often enough to be believed, seldom enough to cost nothing. When the loading thread
 * is busy with one long step (forcing a big file to the disk), a second thread repeats where the load stands; the listener
 * never hears two threads at once. Other threads may call {@link #note} only.
 */
final class ProgressReporter implements AutoCloseable {
    private static final long LONGEST_SILENCE = 800;

    private final LoadProgress progress;
    private final long everyNanos;
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();
    private final Thread repeater = new Thread(this::repeat, "catalog-pulse");
    private long bytesTotal;
    private long rows;
    private long bytes;
    private long told = System.nanoTime();
    private boolean closed;

    ProgressReporter(LoadProgress progress, long everyMillis) {
        this.progress = progress;
        this.everyNanos = everyMillis * 1_000_000;
        repeater.setDaemon(true);
    }

    /** From now on the listener hears of the load until it is closed. */
    ProgressReporter start() {
        repeater.start();
        return this;
    }

    synchronized void files(long total) {
        bytesTotal = total;
    }

    synchronized void step(String name) {
        rows = 0;
        bytes = 0;
        progress.step(name);
    }

    synchronized void info(String message) {
        progress.event("info", message);
    }

    /** Told to the listener at the next beat. */
    void note(String message) {
        notes.add(message);
    }

    /** So many rows of the step are done, so many bytes of the files taken in. */
    synchronized void at(long rowsDone, long bytesDone) {
        rows = rowsDone;
        bytes = bytesDone;
        beat();
    }

    /** Called wherever time passes. */
    synchronized void beat() {
        if (System.nanoTime() - told >= everyNanos) {
            tell();
        }
    }

    /** Says where the load stands now, whenever it was said last. */
    synchronized void tell() {
        for (String note = notes.poll(); note != null; note = notes.poll()) {
            progress.event("warn", note);
        }
        progress.rows(rows, bytes, bytesTotal);
        told = System.nanoTime();
    }

    /** A safe point: ends the load here when the listener wants it. */
    synchronized void stopIfCancelled() {
        if (progress.cancelled()) {
            throw new LoadCancelled();
        }
    }

    private synchronized void repeat() {
        try {
            while (!closed) {
                wait(LONGEST_SILENCE / 4);
                if (!closed && System.nanoTime() - told >= LONGEST_SILENCE * 1_000_000) {
                    tell();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
