package io.tillbridge.product.listing;

/** What was asked of listings and cannot be; the message is fit for a person. */
public abstract sealed class ListingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ListingFault(String message) {
        super(message);
    }

    /** There is no such listing (404). */
    public static final class Unknown extends ListingFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super("There is no listing " + id + ".");
        }
    }

    /** The product named does not exist (422). */
    public static final class NoProduct extends ListingFault {
        private static final long serialVersionUID = 1L;

        NoProduct(long productId) {
            super("There is no product " + productId + ": name one of GET /products.");
        }
    }

    /** Somebody else changed it first (412). */
    public static final class Stale extends ListingFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super("Listing " + id + " was changed since version " + expected
                    + " was read: read it again and repeat the change.");
        }
    }

    /** Too much of the shop has vanished for one sync; nothing was written. */
    public static final class MassGone extends ListingFault {
        private static final long serialVersionUID = 1L;

        MassGone(String message) {
            super(message);
        }
    }

    /** The listener asked to stop. What is written stays; the next sync does the rest. */
    public static final class Cancelled extends ListingFault {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("The product sync was cancelled; the next one does the rest.");
        }
    }
}
