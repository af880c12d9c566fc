package io.tillbridge.catalog.file;

import java.io.Closeable;
import java.io.IOException;

/** Raw rows one by one, whatever the format. */
interface RowReader extends Closeable {
    /** Null at the end. */
    RawRow next() throws IOException;

    /** Passes over a row that nobody wants to see again; false at the end. */
    default boolean skip() throws IOException {
        return next() != null;
    }
}
