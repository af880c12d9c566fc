package io.tillbridge.catalog.file;

import java.io.Closeable;
import java.io.IOException;

/** The records of a file with a header, the header among them: of delimited text or of a workbook's sheet. */
interface Records extends Closeable {
    /** The cells of the next record that is no blank line; null at the end. */
    String[] next() throws IOException;

    /** Passes over the next record; false at the end. */
    boolean skip() throws IOException;

    /** The physical line on which the last record starts. */
    long line();

    /** The number of the last record as a spreadsheet shows it, blank lines counted. */
    long number();

    /** Why the last record cannot be a row, or null. */
    MalformedRecord malformed();
}
