package io.tillbridge.app.shell;

import io.tillbridge.catalog.load.LoadProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Shows a load as it goes on: one line that is written over in a terminal, a line each second elsewhere. */
final class ProgressLine implements LoadProgress {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int WIDTH = 78;

    private final PrintWriter out;
    private final boolean terminal;
    private final BooleanSupplier cancelled;
    private final LongSupplier nanos;
    private String step = "";
    private long began;
    private long told;
    private boolean open;

    /**
     * @param cancelled whether the person asked to stop
     * @param nanos a clock that only goes forward
     */
    ProgressLine(PrintWriter out, boolean terminal, BooleanSupplier cancelled, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.cancelled = cancelled;
        this.nanos = nanos;
    }

    @Override
    public void step(String name) {
        step = name;
        began = nanos.getAsLong();
        told = began;
    }

    @Override
    public void rows(long rows, long bytesDone, long bytesTotal) {
        tell(rows, "rows", bytesDone, bytesTotal);
    }

    @Override
    public void bytes(long done, long total) {
        tell(done, "bytes", done, total);
    }

    private void tell(long count, String unit, long bytesDone, long bytesTotal) {
        long now = nanos.getAsLong();
        if (!terminal && now - told < PAUSE.toNanos()) {
            return;
        }
        // On whole seconds of the step: what comes a little late does not put off all that follow.
        told = now - (now - began) % PAUSE.toNanos();
        double seconds = (now - began) / 1e9;
        double share = bytesTotal > 0 ? Math.min(100.0, 100.0 * bytesDone / bytesTotal) : 100.0;
        String line = String.format(
                Locale.ROOT,
                "%s: %s %s, %s %s/s, %.0f %% of the bytes",
                step,
                Output.number(count),
                unit,
                Output.number(seconds > 0 ? Math.round(count / seconds) : 0),
                unit,
                share);
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
            open = true;
        } else {
            out.println(line);
        }
        out.flush();
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    @Override
    public void event(String level, String message) {
        end();
        out.println(message);
        out.flush();
    }

    /** Leaves the line that was written over. */
    void end() {
        if (open) {
            out.println();
            out.flush();
            open = false;
        }
    }
}
