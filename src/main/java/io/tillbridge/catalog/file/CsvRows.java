package io.tillbridge.catalog.file;

import java.io.IOException;
import java.util.Arrays;

/** The rows below the header of delimited text or of a sheet. */
final class CsvRows implements RowReader {
    private final CountingFileInput counted;
    private final Records records;
    private final DialectTransform transform;
    private final int width;

    CsvRows(
            FileDetection look,
            CountingFileInput counted,
            CsvHeader header,
            ReadLimits limits,
            DialectTransform transform)
            throws IOException {
        this.counted = counted;
        this.transform = transform;
        width = header.names().length;
        records = look.records(counted, header.delimiter(), width, limits);
        records.next();
    }

    @Override
    public RawRow next() throws IOException {
        while (true) {
            String[] cells = records.next();
            if (cells == null) {
                return null;
            }
            RawRow row = transform.dress(records.line(), records.number(), withoutBlankEnd(cells), records.malformed());
            if (row != null) {
                return row;
            }
        }
    }

    /** Spreadsheets fill lines up with blank cells that no column belongs to. */
    private String[] withoutBlankEnd(String[] cells) {
        int count = cells.length;
        while (count > width && cells[count - 1].isBlank()) {
            count--;
        }
        return count == width && count < cells.length ? Arrays.copyOf(cells, count) : cells;
    }

    @Override
    public boolean skip() throws IOException {
        return transform.rowsStandAlone() ? records.skip() : next() != null;
    }

    @Override
    public void close() throws IOException {
        try (counted) {
            records.close();
        }
    }
}
