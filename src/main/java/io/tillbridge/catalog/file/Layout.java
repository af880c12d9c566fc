package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Column;
import java.util.Arrays;
import java.util.List;

/** What each raw column of a file means: the header as resolved by a dialect. */
public final class Layout {
    private static final String VARIATION = "variation:";
    private static final String ATTRIBUTE = "attribute:";

    private final String dialect;
    private final String[] headers;
    private final int fileWidth;
    private final Column[] columns;
    private final String[] named;
    private final int[] indexes = new int[Column.values().length];
    private final String language;
    private int errors = -1;
    private int[] article = {};
    private boolean blankCosts;
    private boolean damaged;

    Layout(String dialect, String[] headers, Column[] columns, String[] named, String language) {
        this(dialect, headers, headers.length, columns, named, language);
    }

    /**
     * What each column is, and what holds for all rows.
     *
     * @param headers as in the file, then the columns the dialect adds
     * @param fileWidth how many of them stand in the file
     * @param columns for each header its meaning or null
     * @param named for each header {@code variation:<name>} or {@code attribute:<name>}, or null
     * @param language of all rows when no column says it, or null
     */
    Layout(String dialect, String[] headers, int fileWidth, Column[] columns, String[] named, String language) {
        this.dialect = dialect;
        this.headers = headers;
        this.fileWidth = fileWidth;
        this.columns = columns;
        this.named = named;
        this.language = language;
        for (Column column : Column.values()) {
            indexes[column.index()] = Arrays.asList(columns).indexOf(column);
        }
    }

    Layout returned(int rawIndexOfErrors) {
        errors = rawIndexOfErrors;
        return this;
    }

    Layout article(List<Integer> rawIndexes) {
        article = rawIndexes.stream().mapToInt(raw -> raw).toArray();
        return this;
    }

    Layout blankCosts(boolean costsMayBeBlank) {
        blankCosts = costsMayBeBlank;
        return this;
    }

    Layout damaged(boolean singleBytesAreWrong) {
        damaged = singleBytesAreWrong;
        return this;
    }

    /** Raw index of the column {@code errors} of a file that went back to the vendor, or -1. */
    public int indexOfErrors() {
        return errors;
    }

    /** Raw indexes of the cells that rows of one article have in common; none: each SKU is an article of its own. */
    public int[] article() {
        return article.clone();
    }

    /** Whether a product may have no cost. */
    public boolean blankCosts() {
        return blankCosts;
    }

    /** Whether U+FFFD stands in the file where a byte is no UTF-8. */
    public boolean damaged() {
        return damaged;
    }

    /** Name of the dialect the header was resolved by. */
    public String dialect() {
        return dialect;
    }

    /**
     * As in the file; behind them, by their canonical names, columns that the dialect adds to every row (a SKU made of
     * several cells). For JSON the canonical columns, then the variations and attributes found.
     */
    public String[] headers() {
        return headers.clone();
    }

    /** Values of a right row: its cells in the file and those the dialect adds. */
    public int width() {
        return headers.length;
    }

    /** Cells of a right row as they stand in the file. */
    public int fileWidth() {
        return fileWidth;
    }

    /** Null when the raw column is ignored, unknown, a variation, an attribute or {@code errors}. */
    public Column column(int raw) {
        return columns[raw];
    }

    /** The name in {@code variation:<name>}, else null. */
    public String variation(int raw) {
        return after(VARIATION, named[raw]);
    }

    /** The name in {@code attribute:<name>}, else null. */
    public String attribute(int raw) {
        return after(ATTRIBUTE, named[raw]);
    }

    /** Raw index of a column, or -1. */
    public int indexOf(Column column) {
        return indexes[column.index()];
    }

    /** The language of all rows of a file that has no language column (its dialect says it), or null. */
    public String language() {
        return language;
    }

    private static String after(String prefix, String name) {
        return name != null && name.startsWith(prefix) ? name.substring(prefix.length()) : null;
    }
}
