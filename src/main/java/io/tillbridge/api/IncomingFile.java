package io.tillbridge.api;

/**
 * A file that is coming in; its bytes are read as they arrive and never held.
 *
 * @param filename as the client gave it: data, never a path
 */
record IncomingFile(String filename, BodyStream bytes) {
    /** What still comes is thrown away. */
    void close() {
        bytes.close();
    }
}
