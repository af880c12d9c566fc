package io.tillbridge.flow;

import io.tillbridge.order.Coverage;
import io.tillbridge.run.RunLog;
import java.time.Instant;

/** The span of time whose orders one poll reads: up to when it counts as read, and what ended it. For the thread of its run. */
public final class PollSpan {
    private final RunLog run;
    private final Coverage.Window window;
    private Instant to;
    private RuntimeException fault;

    public PollSpan(RunLog run, Coverage.Window window) {
        this.run = run;
        this.window = window;
        this.to = window.to();
    }

    public Coverage.Window window() {
        return window;
    }

    /** What else the lists hold is left alone: {@link #end} throws the first fault. */
    public void fail(RuntimeException broken) {
        if (fault == null) {
            fault = broken;
        }
    }

    /** Whether nothing more is to be read. */
    public boolean stops() {
        return fault != null || run.stops();
    }

    /**
     * Throws what broke the reading.
     *
     * @return {@code note} or {@code leave}: what becomes of the span
     */
    public String end() {
        if (fault != null) {
            throw fault;
        }
        return run.dryRun() || run.stops() || window.isEmpty() ? "leave" : "note";
    }

    /** What changed from here on is left to the next poll. */
    public void readAgainFrom(Instant changedAt) {
        to = changedAt.isBefore(to) ? changedAt : to;
    }

    /** Up to when all was read; never before the watermark. */
    public Instant to() {
        return to.isBefore(window.watermark()) ? window.watermark() : to;
    }
}
