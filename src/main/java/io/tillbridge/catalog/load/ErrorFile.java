package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.util.List;

/** The error file of an upload being written: one line for each finding, in the order of the vendor's lines; and their counts. */
final class ErrorFile implements AutoCloseable {
    static final String NAME = "error-file.csv";
    static final List<String> HEADER =
            List.of("line", "vendorSku", "column", "value", "severity", "code", "message", "hint", "record");

    private final Spool spool;
    private final CsvFile csv;
    private final FindingCounts counts = new FindingCounts();

    ErrorFile(Spool spool) throws SpoolFault {
        this.spool = spool;
        this.csv = new CsvFile(spool, ',');
        HEADER.forEach(csv::cell);
        csv.endRow();
    }

    void add(Finding finding) throws SpoolFault {
        counts.add(finding);
        csv.cell(Long.toString(finding.line()))
                .cell(finding.vendorSku())
                .cell(finding.column())
                .cell(finding.value())
                .cell(finding.severity().text())
                .cell(finding.code().name())
                .cell(finding.message())
                .cell(finding.hint())
                .cell(finding.record() == 0 ? "" : Long.toString(finding.record()))
                .endRow();
    }

    boolean hasFindings() {
        return !counts.isEmpty();
    }

    void addAll(List<Finding> findings) throws SpoolFault {
        for (Finding finding : findings) {
            add(finding);
        }
    }

    void place(long upload) throws SpoolFault {
        csv.place(upload, NAME);
        if (hasFindings()) {
            counts.place(spool, upload);
        }
    }

    @Override
    public void close() throws SpoolFault {
        csv.close();
    }
}
