package io.tillbridge.sandbox.cseries;

/** A call that the shop does not do: it becomes the error envelope. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
