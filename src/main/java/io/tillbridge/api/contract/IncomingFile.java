package io.tillbridge.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file that is coming in; its bytes are read as they arrive and never held.
 *
 * @param filename as the client gave it: data, never a path
 */
public record IncomingFile(String filename, InputStream bytes) {
    /** What still comes is thrown away. */
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
