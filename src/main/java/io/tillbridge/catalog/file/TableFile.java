package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.FormulaGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of rows that is no catalog, read by the reader of catalogs: delimited text in any of its encodings and packings, or
 * a workbook, with a header line that names known columns. For one thread.
 */
public final class TableFile implements AutoCloseable {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final Records records;
    private final CountingFileInput counted;
    private final TableHeader header;
    private final List<Finding> warnings;

    private TableFile(Records records, CountingFileInput counted, TableHeader header, List<Finding> warnings) {
        this.records = records;
        this.counted = counted;
        this.header = header;
        this.warnings = warnings;
    }

    /**
     * Looks into a file and stands before its first row.
     *
     * @throws CatalogFileFault the file is refused, with the codes of catalog files
     */
    public static TableFile open(Path file, ReadLimits limits, List<TableColumn> columns) throws CatalogFileFault {
        try {
            FileDetection look = FileDetection.at(file, limits);
            if (look.isJson()) {
                throw FileFault.format("The file is JSON, expected CSV or a workbook.", "Send CSV with a header line.");
            }
            TableHeader header = header(look, limits, columns);
            List<Finding> warnings = new ArrayList<>(header.unknown());
            if (look.guessed()) {
                warnings.add(Finding.ofFile(
                        1,
                        FindingCode.FILE_ENCODING,
                        "The file is neither UTF-8 nor UTF-16 with a byte order mark; it was read as Windows-1252.",
                        "Save the file as UTF-8."));
            }
            CountingFileInput counted = new CountingFileInput(file);
            try {
                Records records = look.records(counted, header.delimiter(), header.width(), limits);
                records.next();
                return new TableFile(records, counted, header, warnings);
            } catch (IOException e) {
                counted.close();
                throw e;
            }
        } catch (IOException e) {
            throw fault(e);
        }
    }

    /** Under the delimiter that finds most of the columns. */
    private static TableHeader header(FileDetection look, ReadLimits limits, List<TableColumn> columns)
            throws IOException {
        char named = look.delimiter();
        char[] delimiters = look.workbook() ? new char[] {','} : named == 0 ? DELIMITERS : new char[] {named};
        TableHeader best = null;
        for (char delimiter : delimiters) {
            try (Records records = look.records(new CountingFileInput(look.file()), delimiter, 0, limits)) {
                String[] names = records.next();
                if (names == null) {
                    throw new FileFault(
                            1, FindingCode.FILE_EMPTY, "The file is empty.", "Send the file again with its rows.");
                }
                TableHeader header = new TableHeader(delimiter, names, columns);
                best = best == null || header.known() > best.known() ? header : best;
            }
        }
        best.refuse(limits);
        return best;
    }

    private static CatalogFileFault fault(IOException e) {
        if (e instanceof FileFault fault) {
            return fault.asCatalogFileFault();
        }
        throw new UncheckedIOException("The kept copy of the file cannot be read: " + e.getMessage(), e);
    }

    /** Warnings about the file as a whole. */
    public List<Finding> warnings() {
        return warnings;
    }

    /** Whether the header has the column. */
    public boolean has(String column) {
        return header.place(column) >= 0;
    }

    /** The next row that has anything in it, or null at the end. */
    public Row next() throws CatalogFileFault {
        try {
            while (true) {
                String[] cells = records.next();
                if (cells == null) {
                    return null;
                }
                if (!Arrays.stream(cells).allMatch(String::isBlank)) {
                    return new Row(records.line(), records.number(), cells, records.malformed());
                }
            }
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public void close() {
        try (counted) {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The kept copy of the file cannot be closed: " + e.getMessage(), e);
        }
    }

    /** A record of the file. */
    public final class Row {
        private final long line;
        private final long number;
        private final String[] cells;
        private final MalformedRecord malformed;

        private Row(long line, long number, String[] cells, MalformedRecord malformed) {
            this.line = line;
            this.number = number;
            this.cells = cells;
            this.malformed = malformed;
        }

        /** The physical line on which it starts. */
        public long line() {
            return line;
        }

        /** Its number as a spreadsheet shows it, the header being 1. */
        public long number() {
            return number;
        }

        /** Why it cannot be a row, or null. */
        public MalformedRecord malformed() {
            return malformed;
        }

        /** Whether it has cells beyond the header's that are not blank. */
        public boolean isTooWide() {
            return Arrays.stream(cells).skip(header.width()).anyMatch(cell -> !cell.isBlank());
        }

        /** The text of a cell without blanks, controls and a spreadsheet's guard around it; empty when there is none. */
        public String cell(String column) {
            int place = header.place(column);
            String cell = place < 0 || place >= cells.length ? "" : cells[place];
            String text = FormulaGuard.off(cell).replaceAll("[\\p{Cc}\\p{Cf}\\u00a0]+", " ").strip();
            return text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2
                    ? text.substring(2, text.length() - 1).strip()
                    : text;
        }

        /** The cell as it stands in the file. */
        public String shown(String column) {
            int place = header.place(column);
            return place < 0 || place >= cells.length ? "" : cells[place];
        }
    }
}
