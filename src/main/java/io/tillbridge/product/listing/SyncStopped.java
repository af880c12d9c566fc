package io.tillbridge.product.listing;

/** A product sync did not go to its end; the message is fit for a person. */
public abstract sealed class SyncStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SyncStopped(String message) {
        super(message);
    }

    /** Too much of the shop has vanished for one sync; nothing was written. */
    public static final class MassGone extends SyncStopped {
        private static final long serialVersionUID = 1L;

        MassGone(String message) {
            super(message);
        }
    }

    /** The listener asked to stop. What is written stays; the next sync does the rest. */
    public static final class Cancelled extends SyncStopped {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("The product sync was cancelled; the next one does the rest.");
        }
    }
}
