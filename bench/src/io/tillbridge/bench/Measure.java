package io.tillbridge.bench;

import java.time.Duration;

/**
 * One line of the table.
 *
 * @param note what came out, so that a fast nothing is seen
 */
record Measure(String what, long rows, Duration time, String note) {
    double rowsPerSecond() {
        return rows / (time.toNanos() / 1e9);
    }
}
