package io.tillbridge.catalog.file;

import java.io.Closeable;
import java.io.IOException;

/** Raw rows one by one, whatever the format. */
interface Rows extends Closeable {
    /** Null at the end. */
    RawRow next() throws IOException;
}
