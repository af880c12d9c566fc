package io.tillbridge.catalog.file;

import java.io.IOException;
import java.io.InputStream;

/** The rows below the header of a CSV file. */
final class CsvRows implements Rows {
    private final InputStream text;
    private final CsvRecords records;
    private final RowDressing dressing;

    CsvRows(InputStream text, CsvHeader header, ReadLimits limits, RowDressing dressing) throws IOException {
        this.text = text;
        this.dressing = dressing;
        records = new CsvRecords(text, header.delimiter(), limits);
        records.next();
    }

    @Override
    public RawRow next() throws IOException {
        while (true) {
            String[] cells = records.next();
            if (cells == null) {
                return null;
            }
            RawRow row = dressing.dress(records.line(), cells, records.malformed());
            if (row != null) {
                return row;
            }
        }
    }

    @Override
    public boolean skip() throws IOException {
        return dressing.rowsStandAlone() ? records.skip() : next() != null;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
