package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.run.RunLog;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns what a load says of itself into the progress and the events of its run. */
final class LoadListener implements LoadProgress {
    private final RunLog run;
    private final StepTimes times;
    private String step = "";
    private boolean under;
    private long began = System.nanoTime();

    LoadListener(RunLog run, StepTimes times) {
        this.run = run;
        this.times = times;
    }

    @Override
    public synchronized void step(String name) {
        end();
        step = name;
        under = true;
        began = System.nanoTime();
        rows(0, 0, Long.MAX_VALUE);
    }

    /** The step under way is done. */
    synchronized void end() {
        if (under) {
            times.ended(step, began, run);
        }
        under = false;
    }

    @Override
    public synchronized void rows(long rows, long bytesDone, long bytesTotal) {
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("step", step);
        progress.put("rows", rows);
        progress.put("rowsPerSecond", seconds > 0 ? Math.round(rows / seconds) : 0L);
        progress.put("share", bytesTotal > 0 ? Math.min(1.0, (double) bytesDone / bytesTotal) : 1.0);
        run.progress(progress);
    }

    @Override
    public boolean cancelled() {
        return run.cancelled();
    }

    @Override
    public void event(String level, String message) {
        if ("warn".equals(level)) {
            run.warn(message);
        } else {
            run.info(message);
        }
    }
}
