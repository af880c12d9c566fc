package io.tillbridge.run;

/** Only a failure in state {@code kept} can be replayed or discarded. */
public final class FailureNotKept extends Exception {
    private static final long serialVersionUID = 1L;

    FailureNotKept(long id, String state) {
        super("Failure " + id + " is " + state + ": only a kept failure can be replayed or discarded");
    }
}
