package io.tillbridge.catalog.file;

/**
 * How much of a file is read before it is refused.
 *
 * @param maxFileSize bytes of the file as it came, packed or not
 * @param maxUnpackedSize bytes after unpacking a gzipped file, a zip archive or a workbook
 * @param maxCellChars chars of one cell; over it the file is refused, because a quote was probably never closed
 * @param maxColumns cells of the header, or different keys in a JSON file; a row may have as many cells, too
 * @param maxSharedTexts bytes of the table of texts that a workbook (.xlsx) keeps beside its sheets and that has to be in
 *     memory while its rows are read
 */
public record ReadLimits(
        long maxFileSize, long maxUnpackedSize, int maxCellChars, int maxColumns, long maxSharedTexts) {
    public static final int MAX_CELL_CHARS = 1 << 20;
    public static final int MAX_COLUMNS = 10_000;
    public static final long MAX_SHARED_TEXTS = 64L << 20;

    /** The limits on size as configured, the others as they stand for every file. */
    public static ReadLimits of(long maxFileSize, long maxUnpackedSize) {
        return new ReadLimits(maxFileSize, maxUnpackedSize, MAX_CELL_CHARS, MAX_COLUMNS, MAX_SHARED_TEXTS);
    }
}
