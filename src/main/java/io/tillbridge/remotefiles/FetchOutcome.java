package io.tillbridge.remotefiles;

/** How the reading of one file ended when the server itself is well. */
public sealed interface FetchOutcome<T> {

    /** All bytes came, and the file was the same before and after. */
    record Taken<T>(T value) implements FetchOutcome<T> {}

    /**
     * This file cannot be had now; the others can.
     *
     * @param reason a sentence for the upload and the run's events
     */
    record NotTaken<T>(String reason) implements FetchOutcome<T> {}
}
