package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import java.nio.file.Path;
import java.util.List;

/**
 * What the first reading of a file found.
 *
 * @param faults fatal findings; empty when the file can be loaded
 * @param flags {@link RowFlags} of its rows
 */
record SurveyedFile(Upload upload, Tally tally, List<Finding> faults, Path flags) {
    boolean refused() {
        return !faults.isEmpty();
    }
}
