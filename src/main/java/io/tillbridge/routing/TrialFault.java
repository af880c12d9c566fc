package io.tillbridge.routing;

/** A trial that cannot begin: an unknown route, a file that does not load, answers for nobody. The message says why. */
public final class TrialFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrialFault(String message) {
        super(message);
    }
}
