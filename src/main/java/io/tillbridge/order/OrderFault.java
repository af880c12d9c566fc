package io.tillbridge.order;

/** What the caller asked of an order and cannot have; the message is fit for a person. */
public abstract sealed class OrderFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OrderFault(String message) {
        super(message);
    }

    /** There is no such order (404). */
    public static final class Unknown extends OrderFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super("There is no order " + id + ".");
        }
    }

    /** There is no such shipment (404). */
    public static final class UnknownShipment extends OrderFault {
        private static final long serialVersionUID = 1L;

        UnknownShipment(long id) {
            super("There is no shipment " + id + ".");
        }
    }

    /** There is no such connection (404). */
    public static final class UnknownConnection extends OrderFault {
        private static final long serialVersionUID = 1L;

        UnknownConnection(long id) {
            super("There is no connection " + id + ".");
        }
    }

    /** Its state does not allow this now (409). */
    public static final class Refused extends OrderFault {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** The request names something the order does not have (422). */
    public static final class Invalid extends OrderFault {
        private static final long serialVersionUID = 1L;

        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** A JSON pointer into the request. */
        public String field() {
            return field;
        }
    }
}
