package io.tillbridge.stock;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;

/** What the caller asked of the stock and cannot have; the message is fit for a person. */
public abstract sealed class StockFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    /** No count, movement or reservation goes beyond this, so that sums stay far from the end of a long. */
    public static final long MOST = 1_000_000_000_000L;

    private StockFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private StockFault(Why why, String message) {
        super(why, message);
    }

    private StockFault(FieldFault fault) {
        super(fault);
    }

    /** There is no such warehouse or product (404). */
    public static final class Unknown extends StockFault {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super(Why.UNKNOWN, "There is no " + what + ".");
        }
    }

    /** Somebody else changed the warehouse first (412). */
    public static final class Stale extends StockFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "Warehouse " + id + " was changed since version " + expected
                            + " was read: read it again and repeat the change.");
        }
    }

    /** The level has changed since it was read (412). */
    public static final class StaleLevel extends StockFault {
        private static final long serialVersionUID = 1L;

        StaleLevel(StockPlace place) {
            super(
                    Why.STALE,
                    "The stock of product " + place.productId() + " in warehouse " + place.warehouseId()
                            + " has changed since it was read: read it again and repeat the count.");
        }
    }

    /** Another warehouse has that name (409). */
    public static final class NameTaken extends StockFault {
        private static final long serialVersionUID = 1L;

        NameTaken(String name) {
            super(
                    Why.CONFLICT,
                    "name-taken",
                    "Warehouse \"" + name + "\": expected a name of its own, found another warehouse of that name. "
                            + "Choose another name.");
        }
    }

    /** The reference stands in the ledger already, for something else (409). */
    public static final class ReferenceTaken extends StockFault {
        private static final long serialVersionUID = 1L;

        ReferenceTaken(String reference) {
            super(
                    Why.CONFLICT,
                    "reference-taken",
                    "Reference \"" + reference + "\": expected the same movement as the first time, found another one "
                            + "under it. Give the new movement a reference of its own.");
        }
    }

    /** Somebody else changed the incoming goods first (412). */
    public static final class StaleIncoming extends StockFault {
        private static final long serialVersionUID = 1L;

        StaleIncoming(long id, long expected) {
            super(
                    Why.STALE,
                    "Incoming goods " + id + " were changed since version " + expected
                            + " was read: read them again and repeat the change.");
        }
    }

    /** The state of the incoming goods does not allow it (409). */
    public static final class IncomingState extends StockFault {
        private static final long serialVersionUID = 1L;

        IncomingState(String message) {
            super(Why.CONFLICT, "incoming-state", message);
        }
    }

    /** The same product is expected at the same warehouse under that reference (409). */
    public static final class IncomingReferenceTaken extends StockFault {
        private static final long serialVersionUID = 1L;

        IncomingReferenceTaken(String reference) {
            super(
                    Why.CONFLICT,
                    "reference-taken",
                    "Reference \"" + reference + "\": expected it once for a product and warehouse, found other incoming"
                            + " goods under it. Give these a reference of their own, such as one with a number of the"
                            + " line.");
        }

        IncomingReferenceTaken(String reference, IncomingGoodsLine before) {
            super(
                    Why.CONFLICT,
                    "reference-taken",
                    "Reference \"" + reference + "\": expected the quantity " + before.quantity()
                            + " of incoming goods " + before.id() + ", which have it, found another one. Change those,"
                            + " or give these a reference of their own.");
        }
    }

    /** A value that cannot be (422). */
    public static final class Invalid extends StockFault {
        private static final long serialVersionUID = 1L;

        /** @param field the name of the field at fault, as in the API */
        Invalid(String field, String message) {
            super(new FieldFault("/" + field, "out-of-range", message));
        }
    }
}
