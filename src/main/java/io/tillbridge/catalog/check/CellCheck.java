package io.tillbridge.catalog.check;

/** What is done with the cells of one column: looks at a cell, reports to the row and fills the product. */
interface CellCheck {

    /** A cell that holds something: trimmed, without control characters. */
    void filled(String text, RowUnderCheck row);

    /** A cell that holds nothing, or a required column that the file does not have. */
    default void blank(RowUnderCheck row) {}

    /** Whether a tab or a line end inside the cell becomes a blank. */
    default boolean isOneLine() {
        return false;
    }
}
