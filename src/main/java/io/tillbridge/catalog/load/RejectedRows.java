package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rows that were not loaded, as the vendor wrote them, with a last column {@code errors}. Mended and sent again, the
 * file loads; a column {@code errors} of an earlier round makes room for the new one.
 */
final class RejectedRows implements AutoCloseable {
    static final String NAME = "rejected-rows.csv";
    private static final String ERRORS = "errors";

    private final CsvFile csv;
    private final boolean[] dropped;

    /** @param headers as in the file; none when its header could not be read */
    RejectedRows(Spool spool, char delimiter, String[] headers) throws SpoolFault {
        this.csv = new CsvFile(spool, delimiter);
        this.dropped = new boolean[headers.length];
        for (int i = 0; i < headers.length; i++) {
            dropped[i] = headers[i].strip().toLowerCase(Locale.ROOT).equals(ERRORS);
            if (!dropped[i]) {
                csv.cell(headers[i]);
            }
        }
        csv.cell(ERRORS);
        csv.endRow();
    }

    /** A row with other width than the header keeps its cells; a shorter one is filled up. */
    void add(String[] cells, List<Finding> findings) throws SpoolFault {
        int count = Math.max(cells.length, dropped.length);
        for (int i = 0; i < count; i++) {
            if (i >= dropped.length || !dropped[i]) {
                csv.cell(i < cells.length ? cells[i] : "");
            }
        }
        csv.cell(codes(findings));
        csv.endRow();
    }

    private static String codes(List<Finding> findings) {
        if (findings.size() == 1) {
            return findings.get(0).code().name();
        }
        Set<String> codes = new LinkedHashSet<>();
        findings.forEach(finding -> codes.add(finding.code().name()));
        return String.join(" ", codes);
    }

    void place(long upload) throws SpoolFault {
        csv.place(upload, NAME);
    }

    @Override
    public void close() throws SpoolFault {
        csv.close();
    }
}
