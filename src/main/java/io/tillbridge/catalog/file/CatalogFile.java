package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;
import java.nio.file.Path;
import java.util.List;

/** One catalog file being read, from its first byte to its last. */
public final class CatalogFile implements AutoCloseable {
    private CatalogFile() {}

    /**
     * Looks into a file, resolves its header and stands before its first row.
     *
     * @param file where the bytes stand
     * @param filename as the vendor named it: only ever shown
     * @throws CatalogFileFault the file is refused: {@code FILE_EMPTY}, {@code FILE_FORMAT}, {@code FILE_TOO_LARGE},
     *     {@code FILE_TRUNCATED}, {@code FILE_HEADER_MISSING}, {@code FILE_HEADER_DUPLICATE}
     */
    public static CatalogFile open(Path file, String filename, ReadLimits limits, DialectChoice dialect)
            throws CatalogFileFault {
        return new CatalogFile();
    }

    /** The header resolved; never null. */
    public Layout layout() {
        return null;
    }

    /** Warnings about the file as a whole: {@code FILE_HEADER_UNKNOWN}, {@code FILE_ENCODING}. */
    public List<Finding> headerFindings() {
        return List.of();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws CatalogFileFault {@code FILE_TRUNCATED}, {@code FILE_FORMAT}, {@code FILE_TOO_LARGE}, and {@code FILE_EMPTY} at
     *     the end of a file without rows
     */
    public RawRow next() throws CatalogFileFault {
        return null;
    }

    /** Bytes of the file as it stands on disk that were taken in so far. */
    public long bytesRead() {
        return 0;
    }

    /** Of a CSV file as found; a comma for JSON. */
    public char delimiter() {
        return ',';
    }

    @Override
    public void close() {}
}
