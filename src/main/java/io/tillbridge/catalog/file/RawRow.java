package io.tillbridge.catalog.file;

/**
 * One record of a catalog file as it stands in the file: cells not trimmed, quotes undone, a leading formula {@code '} still
 * on.
 *
 * @param line physical line on which the record starts; the header of a CSV file is line 1
 * @param cells in the order of {@link Layout#headers()}; a CSV row may have more or fewer cells than the header, a JSON
 *     row never does. Never holds null; an absent JSON value is ""
 * @param malformed null, or why a JSON element cannot be a row ({@code ROW_MALFORMED}); its cells then hold what could be
 *     read, mostly the vendorSku
 */
@SuppressWarnings("ArrayRecordComponent") // millions of rows a minute: compared by nobody, copied by nobody
public record RawRow(long line, String[] cells, String malformed) {
    public RawRow(long line, String[] cells) {
        this(line, cells, null);
    }
}
