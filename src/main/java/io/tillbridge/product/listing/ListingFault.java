package io.tillbridge.product.listing;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;

/** What was asked of listings and cannot be; the message is fit for a person. */
public abstract sealed class ListingFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    private ListingFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private ListingFault(Why why, String message) {
        super(why, message);
    }

    private ListingFault(FieldFault fault) {
        super(fault);
    }

    /** There is no such listing (404). */
    public static final class Unknown extends ListingFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super(Why.UNKNOWN, "There is no listing " + id + ".");
        }
    }

    /** The product named does not exist (422). */
    public static final class NoProduct extends ListingFault {
        private static final long serialVersionUID = 1L;

        NoProduct(long productId) {
            super(new FieldFault(
                    "/productId", "unknown", "There is no product " + productId + ": name one of GET /products."));
        }
    }

    /** Somebody else changed it first (412). */
    public static final class Stale extends ListingFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "Listing " + id + " was changed since version " + expected
                            + " was read: read it again and repeat the change.");
        }
    }

    /** Too much of the shop has vanished for one sync; nothing was written. */
    public static final class MassGone extends ListingFault {
        private static final long serialVersionUID = 1L;

        MassGone(String message) {
            super(Why.CONFLICT, "sync-stopped", message);
        }
    }

    /** The listener asked to stop. What is written stays; the next sync does the rest. */
    public static final class Cancelled extends ListingFault {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super(Why.CONFLICT, "sync-stopped", "The product sync was cancelled; the next one does the rest.");
        }
    }
}
