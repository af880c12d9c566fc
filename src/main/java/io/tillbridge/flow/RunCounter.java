package io.tillbridge.flow;

import io.tillbridge.run.RunLog;
import java.util.regex.Pattern;

/** The bean {@code runCount}: {@code add(${variable.run}, 'sent', 1)}. */
public final class RunCounter {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");

    /**
     * Adds to a counter of the run; outside of a run it does nothing.
     *
     * @param name letters and digits, as the API and the metrics show it
     */
    public void add(RunLog run, String name, long more) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "runCount: expected the name of a counter of 1 to 40 letters and digits, found '" + name + "'");
        }
        if (run != null) {
            run.count(name, more);
        }
    }
}
