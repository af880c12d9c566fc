package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import java.util.List;
import java.util.Locale;

/**
 * What became of a batch of rows.
 *
 * @param upload its record in the history, with the counts
 * @param rows in the order they were sent
 * @param findings about the batch as a whole, such as a member that is not known
 */
public record BatchResult(Upload upload, List<Row> rows, List<Finding> findings) {
    public BatchResult {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /** What became of one row. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        /** Nothing of the row is stored: its findings say why. */
        REJECTED;

        /** As the API names it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param vendorSku empty when the row has none */
    public record Row(String vendorSku, Outcome outcome, List<Finding> findings) {
        public Row {
            findings = List.copyOf(findings);
        }
    }

    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
