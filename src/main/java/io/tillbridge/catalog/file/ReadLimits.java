package io.tillbridge.catalog.file;

/**
 * How much of a file is read before it is refused.
 *
 * @param maxFileSize bytes of the file as it came, packed or not
 * @param maxUnpackedSize bytes after unpacking a gzipped file
 * @param maxCellChars chars of one cell; over it the file is refused, because a quote was probably never closed
 * @param maxColumns cells of the header, or different keys in a JSON file; a row may have as many cells, too
 */
public record ReadLimits(long maxFileSize, long maxUnpackedSize, int maxCellChars, int maxColumns) {
    public static final int MAX_CELL_CHARS = 1 << 20;
    public static final int MAX_COLUMNS = 10_000;

    /** The limits on size as configured, the others as they stand for every file. */
    public static ReadLimits of(long maxFileSize, long maxUnpackedSize) {
        return new ReadLimits(maxFileSize, maxUnpackedSize, MAX_CELL_CHARS, MAX_COLUMNS);
    }
}
