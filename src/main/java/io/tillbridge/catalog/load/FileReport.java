package io.tillbridge.catalog.load;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.file.CatalogFile;
import io.tillbridge.catalog.file.Layout;
import io.tillbridge.catalog.file.RawRow;
import io.tillbridge.storage.Spool;
import io.tillbridge.storage.SpoolFault;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Error file, rejected rows and rows with findings of one upload while they are being written, line by line. */
final class FileReport implements AutoCloseable {
    private static final List<String> NAMES =
            List.of(ErrorFile.NAME, RejectedRows.NAME, FindingRows.ROWS, FindingRows.PLACES, FindingCounts.NAME);

    private final Spool spool;
    private final ErrorFile errors;
    private final FindingRows.Writer rows;
    /** Findings about the file as a whole that are not written yet, by line. */
    private final Deque<Finding> ofFile = new ArrayDeque<>();

    private final boolean refused;
    private RejectedRows rejected;

    FileReport(Spool spool, List<Finding> faults) throws SpoolFault {
        this(spool, faults, List.of());
    }

    /**
     * @param faults fatal findings of the file; each is written before the first row that stands below it
     * @param more other findings of the file
     */
    FileReport(Spool spool, List<Finding> faults, List<Finding> more) throws SpoolFault {
        this.spool = spool;
        this.errors = new ErrorFile(spool);
        this.rows = new FindingRows.Writer(spool);
        this.refused = !faults.isEmpty();
        Stream.concat(faults.stream(), more.stream())
                .sorted(Comparator.comparingLong(Finding::line))
                .forEach(ofFile::add);
    }

    /** Puts all that was found in one upload under another one that has the same file. */
    static void share(Spool spool, long from, long to) throws SpoolFault {
        for (String name : NAMES) {
            if (Files.exists(spool.file(from, name))) {
                spool.share(from, to, name);
            }
        }
    }

    /** The file could be opened: its header is known, and so are warnings about it. */
    void opened(CatalogFile file) throws SpoolFault {
        Layout layout = file.layout();
        String[] own = Arrays.copyOf(layout.headers(), layout.fileWidth());
        rejected = new RejectedRows(spool, file.delimiter(), own);
        rows.header(own);
        errors.addAll(file.headerFindings());
    }

    void row(RawRow raw, List<Finding> findings) throws SpoolFault {
        if (!findings.isEmpty()) {
            rows.add(raw);
            writeAbove(findings.get(0).line());
            errors.addAll(findings);
        }
    }

    /** Of a refused file nothing goes back: mended as a whole, it comes again as a whole. */
    void rejected(String[] cells, List<Finding> findings) throws SpoolFault {
        if (!refused) {
            rejected.add(cells, findings);
        }
    }

    /** Writes what is left and puts both files in the upload's folder. */
    void place(long upload) throws SpoolFault {
        writeAbove(Long.MAX_VALUE);
        if (rejected == null) {
            rejected = new RejectedRows(spool, ',', new String[0]);
        }
        if (errors.hasFindings()) {
            rows.place(upload);
        }
        errors.place(upload);
        rejected.place(upload);
    }

    private void writeAbove(long line) throws SpoolFault {
        while (!ofFile.isEmpty() && ofFile.peek().line() <= line) {
            errors.add(ofFile.poll());
        }
    }

    @Override
    public void close() throws SpoolFault {
        try (errors;
                rows) {
            rows.discard();
            if (rejected != null) {
                rejected.close();
            }
        }
    }
}
