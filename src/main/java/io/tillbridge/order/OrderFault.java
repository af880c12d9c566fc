package io.tillbridge.order;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;

/** What the caller asked of an order and cannot have; the message is fit for a person. */
public abstract sealed class OrderFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    private OrderFault(Why why, String message) {
        super(why, message);
    }

    private OrderFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private OrderFault(FieldFault fault) {
        super(fault);
    }

    /** There is no such order (404). */
    public static final class Unknown extends OrderFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super(Why.UNKNOWN, "There is no order " + id + ".");
        }
    }

    /** There is no such shipment (404). */
    public static final class UnknownShipment extends OrderFault {
        private static final long serialVersionUID = 1L;

        UnknownShipment(long id) {
            super(Why.UNKNOWN, "There is no shipment " + id + ".");
        }
    }

    /** There is no such connection (404). */
    public static final class UnknownConnection extends OrderFault {
        private static final long serialVersionUID = 1L;

        UnknownConnection(long id) {
            super(Why.UNKNOWN, "There is no connection " + id + ".");
        }
    }

    /** It has changed since the version the request is based on (412). */
    public static final class Stale extends OrderFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "Order " + id + " has changed since version " + expected
                            + " was read: read it again and repeat the change.");
        }
    }

    /** Its state does not allow this now (409). */
    public static final class Refused extends OrderFault {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(Why.CONFLICT, "order-state", message);
        }
    }

    /** The request names something the order does not have (422). */
    public static final class Invalid extends OrderFault {
        private static final long serialVersionUID = 1L;

        /** @param pointer a JSON pointer into the request */
        Invalid(String pointer, String message) {
            super(new FieldFault(pointer, "not-allowed", message));
        }
    }
}
