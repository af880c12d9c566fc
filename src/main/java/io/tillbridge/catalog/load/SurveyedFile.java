package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * What the first reading of a file found.
 *
 * @param faults fatal findings; empty when the file can be loaded
 * @param overlaps what other files of the delivery hold of it
 * @param flags {@link RowFlags} of its rows
 * @param lines {@link ReadyLines} of its rows, or null when none were made
 */
record SurveyedFile(
        Upload upload, UploadCounts tally, List<Finding> faults, FileOverlaps overlaps, Path flags, Path lines) {
    SurveyedFile(Upload upload, UploadCounts tally, List<Finding> faults, Path flags, Path lines) {
        this(upload, tally, faults, new FileOverlaps(), flags, lines);
    }

    boolean refused() {
        return !faults.isEmpty();
    }

    /** Whether a row of it counts; known once the delivery is planned. */
    boolean counts() {
        Summary summary = tally.summary();
        return !refused() && summary.created() + summary.updated() + summary.unchanged() > 0;
    }

    /** What is kept of it: of a refused file the rows read and what was found. */
    Summary summary() {
        return refused() ? tally.refused() : tally.summary();
    }
}
