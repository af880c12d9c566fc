package io.tillbridge.retailer;

/** What the caller asked of a retailer and cannot have; the message is fit for a person. */
public abstract sealed class RetailerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RetailerFault(String message) {
        super(message);
    }

    /** There is no such retailer (404). */
    public static final class Unknown extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super("There is no retailer " + id + ".");
        }
    }

    /** Somebody else decided, or it asked again, first (412). */
    public static final class Stale extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super("Retailer " + id + " was changed since version " + expected
                    + " was read: read it again and repeat the change.");
        }
    }

    /** Its state does not allow this (409). */
    public static final class Refused extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** The terms were not accepted, or other ones (422). */
    public static final class Terms extends RetailerFault {
        private static final long serialVersionUID = 1L;

        Terms(String expected, String found) {
            super("acceptedTermsUrl: expected the terms of service " + expected + ", found "
                    + (found == null ? "none" : found) + ". Show the retailer those terms and send their address.");
        }
    }
}
