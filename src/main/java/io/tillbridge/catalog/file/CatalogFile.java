package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One catalog file being read, from its first byte to its last. For one thread.
 *
 * <p>What is wrong with the file comes as {@link CatalogFileFault}; that the disk cannot be read comes as
 * {@link UncheckedIOException}.
 */
public final class CatalogFile implements AutoCloseable {
    private final CatalogFilePlan plan;
    private final String filename;
    private final CountingFileInput counted;
    private final RowReader rows;
    private boolean anyRow;

    private CatalogFile(CatalogFilePlan plan, String filename) throws IOException {
        this.plan = plan;
        this.filename = filename;
        counted = new CountingFileInput(plan.look().file());
        rows = plan.rows(counted);
    }

    /**
     * Looks into a file, resolves its header and stands before its first row. Reads the whole file once to tell its encoding
     * (and the keys of JSON).
     *
     * @param file where the bytes stand
     * @param filename as the vendor named it: only ever shown
     * @throws CatalogFileFault the file is refused: {@code FILE_EMPTY}, {@code FILE_FORMAT}, {@code FILE_TOO_LARGE},
     *     {@code FILE_TRUNCATED}, {@code FILE_HEADER_MISSING}, {@code FILE_HEADER_DUPLICATE}
     */
    public static CatalogFile open(Path file, String filename, ReadLimits limits, DialectChoice dialect)
            throws CatalogFileFault {
        try {
            CatalogFilePlan plan = CatalogFilePlan.of(file, limits, dialect);
            if (!plan.fatal().isEmpty()) {
                throw new CatalogFileFault(plan.fatal());
            }
            return new CatalogFile(plan, filename);
        } catch (IOException e) {
            throw told(e, filename);
        }
    }

    /** The same file from its first row on, without finding out all over again what it is. This one stays as it is. */
    public CatalogFile again() throws CatalogFileFault {
        try {
            return new CatalogFile(plan, filename);
        } catch (IOException e) {
            throw told(e, filename);
        }
    }

    /** The header resolved; never null. */
    public Layout layout() {
        return plan.layout();
    }

    /** Warnings about the file as a whole: {@code FILE_HEADER_UNKNOWN}, {@code FILE_ENCODING}. */
    public List<Finding> headerFindings() {
        return plan.warnings();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws CatalogFileFault {@code FILE_TRUNCATED}, {@code FILE_FORMAT}, {@code FILE_TOO_LARGE}, and {@code FILE_EMPTY} at
     *     the end of a file without rows
     */
    public RawRow next() throws CatalogFileFault {
        try {
            RawRow row = rows.next();
            if (row == null && !anyRow) {
                throw new FileFault(
                        1, FindingCode.FILE_EMPTY, "The file has no row.", "Send the file again with its products.");
            }
            anyRow = true;
            return row;
        } catch (IOException e) {
            throw told(e, filename);
        }
    }

    /** Passes over a row of a file that was read to its end before; false at the end. */
    public boolean skip() throws CatalogFileFault {
        try {
            anyRow = true;
            return rows.skip();
        } catch (IOException e) {
            throw told(e, filename);
        }
    }

    /** Bytes of the file as it stands on disk that were taken in so far. */
    public long bytesRead() {
        return counted.count();
    }

    /** Of a CSV file as found; a comma for JSON. */
    public char delimiter() {
        return plan.delimiter();
    }

    private static CatalogFileFault told(IOException e, String filename) {
        if (e instanceof FileFault fault) {
            return fault.asCatalogFileFault();
        }
        throw new UncheckedIOException("The kept copy of " + filename + " cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The kept copy of " + filename + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
