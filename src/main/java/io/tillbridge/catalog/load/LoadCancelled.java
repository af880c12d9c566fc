package io.tillbridge.catalog.load;

/** The listener asked to stop. */
final class LoadCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadCancelled() {
        super("The load was cancelled", null, false, false);
    }
}
