package io.tillbridge.catalog.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The rows of a workbook's first sheet as texts, one at a time. Formulas are not run: the value that was stored with one
 * counts.
 */
final class WorkbookRecords implements Records {
    private static final String SAVE_AS_CSV =
            "Open the file in a spreadsheet, save it again as .xlsx or as CSV in UTF-8.";

    private final ReadLimits limits;
    private final int width;
    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final WorkbookText text;
    private long number;

    /** @param width cells that every record is filled up to: a sheet does not store blank ones */
    WorkbookRecords(Path file, int width, ReadLimits limits) throws IOException {
        this.limits = limits;
        this.width = width;
        ReadableWorkbook opened = null;
        try {
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            text = new WorkbookText(opened.isDate1904());
            rows = opened.getFirstSheet().openStream();
            iterator = rows.iterator();
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            throw damaged();
        }
        workbook = opened;
    }

    @Override
    public String[] next() throws IOException {
        while (true) {
            Row row = nextRow();
            if (row == null) {
                return null;
            }
            String[] cells = cells(row);
            if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                number = row.getRowNum();
                return cells;
            }
        }
    }

    private Row nextRow() throws IOException {
        try {
            return iterator.hasNext() ? iterator.next() : null;
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    private String[] cells(Row row) throws FileFault {
        int count = Math.min(row.getCellCount(), limits.maxColumns() + 1);
        String[] cells = new String[Math.max(count, width)];
        Arrays.fill(cells, "");
        for (int i = 0; i < count; i++) {
            cells[i] = row.getCell(i) == null ? "" : text.of(row.getCell(i));
            if (cells[i].length() > limits.maxCellChars()) {
                throw FileFault.format(
                        "Cell " + (i + 1) + " of row " + row.getRowNum() + " is longer than " + limits.maxCellChars()
                                + " characters.",
                        "Shorten the text of the cell.");
            }
        }
        return cells;
    }

    private static FileFault damaged() {
        return FileFault.format("The workbook (.xlsx) is damaged or protected by a password.", SAVE_AS_CSV);
    }

    @Override
    public boolean skip() throws IOException {
        return next() != null;
    }

    @Override
    public long line() {
        return number;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public MalformedRecord malformed() {
        return null;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
