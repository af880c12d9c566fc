package io.tillbridge.vendor;

/** How the reading of one file ended when the server itself is well. */
public sealed interface FetchOutcome<T> {

    /** All bytes came, and the file was the same before and after. */
    record Taken<T>(T value) implements FetchOutcome<T> {}

    /**
     * This file cannot be had now; the others can.
     *
     * @param reason a sentence for the upload and the run's events
     * @param moving it is only being written, and comes with the next pull
     */
    record NotTaken<T>(String reason, boolean moving) implements FetchOutcome<T> {}
}
