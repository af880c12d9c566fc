package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.io.InputStream;

/** The header line of a CSV file, and the delimiter under which it says most. */
@SuppressWarnings("ArrayRecordComponent") // made once a file, compared by nobody
record CsvHeader(char delimiter, String[] names, long line) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    static CsvHeader find(FileLook look, ReadLimits limits, DialectChoice choice) throws IOException {
        CsvHeader best = null;
        int bestKnown = -1;
        FileFault fault = null;
        for (char delimiter : DELIMITERS) {
            try {
                CsvHeader header = read(look, delimiter, limits);
                int known = header.names.length > limits.maxColumns()
                        ? 0
                        : choice.dialects().known(header.names, choice);
                if (best == null
                        || known > bestKnown
                        || (known == bestKnown && header.names.length > best.names.length)) {
                    best = header;
                    bestKnown = known;
                }
            } catch (FileFault e) {
                fault = fault == null ? e : fault;
            }
        }
        if (best == null) {
            throw fault;
        }
        best.refuse(limits);
        return best;
    }

    private static CsvHeader read(FileLook look, char delimiter, ReadLimits limits) throws IOException {
        try (InputStream text = look.text(new CountedFile(look.file()), limits)) {
            CsvRecords records = new CsvRecords(text, delimiter, limits);
            String[] names = records.next();
            if (names == null) {
                throw new FileFault(
                        1, FindingCode.FILE_EMPTY, "The file is empty.", "Send the file again with its products.");
            }
            return new CsvHeader(delimiter, names, records.line());
        }
    }

    private void refuse(ReadLimits limits) throws FileFault {
        if (names.length == 1) {
            throw FileFault.format(
                    "The first line holds no delimiter (comma, semicolon, tab or |), only \""
                            + Finding.cut(names[0].strip()) + "\"; so this is no CSV.",
                    "Send CSV with a header line, or a JSON array of products.");
        }
        if (names.length > limits.maxColumns()) {
            throw FileFault.format(
                    "The header has more than " + limits.maxColumns() + " columns.",
                    "Send only the columns of the catalog; look for a missing line end after the header.");
        }
    }
}
