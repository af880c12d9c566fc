package io.tillbridge.retailer;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;

/** What the caller asked of a retailer and cannot have; the message is fit for a person. */
public abstract sealed class RetailerFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    private RetailerFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private RetailerFault(Why why, String message) {
        super(why, message);
    }

    private RetailerFault(FieldFault fault) {
        super(fault);
    }

    /** There is no such retailer (404). */
    public static final class Unknown extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super(Why.UNKNOWN, "There is no retailer " + id + ".");
        }
    }

    /** Somebody else decided, or it asked again, first (412). */
    public static final class Stale extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "Retailer " + id + " was changed since version " + expected
                            + " was read: read it again and repeat the change.");
        }
    }

    /** Its state does not allow this (409). */
    public static final class Refused extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(Why.CONFLICT, "retailer-state", message);
        }
    }

    /** The terms were not accepted, or other ones (422). */
    public static final class Terms extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Terms(String expected, String found) {
            super(new FieldFault(
                    "/acceptedTermsUrl",
                    "not-allowed",
                    "acceptedTermsUrl: expected the terms of service " + expected + ", found "
                            + (found == null ? "none" : found)
                            + ". Show the retailer those terms and send their address."));
        }
    }
}
