package io.tillbridge.flow;

import io.tillbridge.run.RunLog;
import java.util.HashMap;
import java.util.Map;

/** The bean {@code runProgress}: {@code at(${variable.run}, 'send', 20, 100)}. */
public final class RunProgress {
    /**
     * Shows in the run how far it is; outside of a run it does nothing.
     *
     * @param step what it works on, in a word
     * @param done how many are done
     * @param all how many there are; 0 when that is not known
     */
    public void at(RunLog run, String step, long done, long all) {
        if (run != null) {
            Map<String, Object> progress = new HashMap<>(Map.of("step", String.valueOf(step), "rows", done));
            if (all > 0) {
                progress.put("share", Math.max(0, Math.min(1, (double) done / all)));
            }
            run.progress(progress);
        }
    }
}
