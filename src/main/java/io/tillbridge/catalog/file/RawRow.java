package io.tillbridge.catalog.file;

/**
 * One record of a catalog file: as it stands there, which is what the vendor is shown, and as its dialect reads it, which
 * is what is checked and stored.
 *
 * @param line physical line on which the record starts; the header of a CSV file is line 1
 * @param number of the row as a spreadsheet shows it; the header is 1
 * @param cells in the order of the file's header: not trimmed, quotes undone, a leading formula {@code '} still on. A CSV
 *     row may have more or fewer cells than the header, a JSON row never does. Never holds null; an absent JSON value is ""
 * @param values in the order of {@link Layout#headers()}; the very same array as {@code cells} where the dialect turns
 *     nothing
 * @param sources for each value the place of the cell it was taken from; null when each stands in its own place
 * @param malformed null, or why the record cannot be a row ({@code ROW_MALFORMED}); its cells then hold what could be
 *     read, mostly the vendorSku
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows a minute: compared by nobody, copied by nobody
public record RawRow(
        long line, long number, String[] cells, String[] values, int[] sources, MalformedRecord malformed) {
    public RawRow(long line, String[] cells) {
        this(line, line, cells, cells, null, null);
    }

    /** Place of the cell that a value was taken from, in {@link Layout#headers()}. */
    public int source(int raw) {
        return sources == null ? raw : sources[raw];
    }

    /** The cell behind a value as it stands in the file; for a column that the dialect adds the value itself. */
    public String cell(int raw) {
        int source = source(raw);
        return source < cells.length ? cells[source] : values[raw];
    }
}
