package io.tillbridge.stock;

/** What the caller asked of the stock and cannot have; the message is fit for a person. */
public abstract sealed class StockFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** No count, movement or reservation goes beyond this, so that sums stay far from the end of a long. */
    public static final long MOST = 1_000_000_000_000L;

    private StockFault(String message) {
        super(message);
    }

    /** There is no such warehouse or product (404). */
    public static final class Unknown extends StockFault {
        private static final long serialVersionUID = 1L;

        Unknown(String what) {
            super("There is no " + what + ".");
        }
    }

    /** Somebody else changed the warehouse first (412). */
    public static final class Stale extends StockFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super("Warehouse " + id + " was changed since version " + expected
                    + " was read: read it again and repeat the change.");
        }
    }

    /** Another warehouse has that name (409). */
    public static final class NameTaken extends StockFault {
        private static final long serialVersionUID = 1L;

        NameTaken(String name) {
            super("Warehouse \"" + name + "\": expected a name of its own, found another warehouse of that name. "
                    + "Choose another name.");
        }
    }

    /** The reference stands in the ledger already, for something else (409). */
    public static final class ReferenceTaken extends StockFault {
        private static final long serialVersionUID = 1L;

        ReferenceTaken(String reference) {
            super("Reference \"" + reference + "\": expected the same movement as the first time, found another one "
                    + "under it. Give the new movement a reference of its own.");
        }
    }

    /** A value that cannot be (422). */
    public static final class Invalid extends StockFault {
        private static final long serialVersionUID = 1L;

        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** The name of the field at fault, as in the API. */
        public String field() {
            return field;
        }
    }
}
