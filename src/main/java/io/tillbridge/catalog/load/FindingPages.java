package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import io.tillbridge.catalog.FormulaGuard;
import io.tillbridge.catalog.Severity;
import io.tillbridge.storage.Spool;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads findings back from error files, a page at a time. */
public final class FindingPages {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Spool spool;

    public FindingPages(Spool spool) {
        this.spool = spool;
    }

    /**
     * A page.
     *
     * @param next where the next page begins, in bytes; null when this is the last one
     */
    public record Page(List<Finding> findings, Long next) {
        public Page {
            findings = List.copyOf(findings);
        }
    }

    /** Which findings a page holds; null: any. */
    public record Filter(FindingCode code, Severity severity, String column) {
        boolean holds(Finding finding) {
            return (code == null || finding.code() == code)
                    && (severity == null || finding.severity() == severity)
                    && (column == null || finding.column().equals(column));
        }
    }

    /**
     * Findings in the order of the error file. With a filter a page may be short although more follow: no call reads more
     * than 32 MB.
     *
     * @param after {@link Page#next} of the page before, or 0
     * @return nothing when the upload has no error file yet
     * @throws IllegalArgumentException when no page begins there
     */
    public Optional<Page> page(long upload, long after, int limit, Filter filter) throws IOException {
        Path path = spool.file(upload, ErrorFile.NAME);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 64 * 1024)) {
            if (after < 0 || after > Files.size(path)) {
                throw new IllegalArgumentException("after: expected the `next` of an earlier page, found " + after);
            }
            in.skipNBytes(after);
            Records records = new Records(in, after);
            if (after == 0) {
                records.next();
            }
            return Optional.of(read(records, after, limit, filter));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** The cells of the rows of findings, by number, with those of the header under 1; none where they are not kept. */
    public Map<Long, List<String>> rows(long upload, List<Finding> findings) throws IOException {
        Map<Long, List<String>> rows = new HashMap<>();
        try (FindingRows.Reader reader = new FindingRows.Reader(spool, upload)) {
            Set<Long> numbers = findings.stream().map(Finding::record).collect(Collectors.toSet());
            numbers.add(1L);
            for (long number : numbers) {
                List<String> cells = reader.cells(number);
                if (cells != null) {
                    rows.put(number, cells);
                }
            }
        } catch (NoSuchFileException earlier) {
            return rows;
        }
        return rows;
    }

    private static Page read(Records records, long after, int limit, Filter filter) throws IOException {
        List<Finding> findings = new ArrayList<>();
        while (findings.size() < limit && records.position() - after < MOST_BYTES) {
            List<String> cells = records.next();
            if (cells == null) {
                return new Page(findings, null);
            }
            Finding finding = finding(cells);
            if (filter.holds(finding)) {
                findings.add(finding);
            }
        }
        return new Page(findings, records.atEnd() ? null : records.position());
    }

    private static Finding finding(List<String> cells) {
        boolean withoutRecord = cells.size() == ErrorFile.HEADER.size() - 1; // written by an earlier release
        if (cells.size() != ErrorFile.HEADER.size() && !withoutRecord) {
            throw new IllegalArgumentException("after: expected the `next` of an earlier page, found another number");
        }
        return new Finding(
                Long.parseLong(cells.get(0)),
                FormulaGuard.off(cells.get(1)),
                FormulaGuard.off(cells.get(2)),
                FormulaGuard.off(cells.get(3)),
                Severity.valueOf(cells.get(4).toUpperCase(Locale.ROOT)),
                FindingCode.valueOf(cells.get(5)),
                FormulaGuard.off(cells.get(6)),
                FormulaGuard.off(cells.get(7)),
                withoutRecord || cells.get(8).isEmpty() ? 0 : Long.parseLong(cells.get(8)));
    }

    /** Records of a file as {@link CsvFile} writes it, and how many bytes they took. */
    private static final class Records {
        private final InputStream in;
        private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
        private long position;

        Records(InputStream in, long position) {
            this.in = in;
            this.position = position;
        }

        long position() {
            return position;
        }

        boolean atEnd() throws IOException {
            in.mark(1);
            boolean end = in.read() < 0;
            in.reset();
            return end;
        }

        /** The cells of the next record, or null at the end. */
        List<String> next() throws IOException {
            List<String> cells = new ArrayList<>();
            boolean quoted = false;
            int before = 0;
            for (int b = read(); b >= 0; before = b, b = read()) {
                if (b == '"') {
                    quoted = !quoted;
                    if (quoted && before == '"') {
                        cell.write('"');
                    }
                } else if (!quoted && (b == ',' || b == '\n')) {
                    cells.add(cell.toString(StandardCharsets.UTF_8));
                    cell.reset();
                    if (b == '\n') {
                        return cells;
                    }
                } else {
                    cell.write(b);
                }
            }
            return null;
        }

        private int read() throws IOException {
            position++;
            return in.read();
        }
    }
}
