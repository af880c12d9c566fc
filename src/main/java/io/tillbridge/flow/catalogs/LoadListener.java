package io.tillbridge.flow.catalogs;

import io.tillbridge.catalog.load.LoadProgress;
import io.tillbridge.run.RunLog;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns what a load tells into the progress and the events of its run. */
final class LoadListener implements LoadProgress {
    private final RunLog run;
    private String step = "";
    private long began = System.nanoTime();

    LoadListener(RunLog run) {
        this.run = run;
    }

    @Override
    public void step(String name) {
        end();
        step = name;
        began = System.nanoTime();
    }

    /** Tells how long the step took that is over. */
    void end() {
        if (!step.isEmpty()) {
            run.info("Step " + step + " took " + (System.nanoTime() - began) / 1_000_000 + " ms");
        }
        step = "";
    }

    @Override
    public void rows(long rows, long bytesDone, long bytesTotal) {
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
