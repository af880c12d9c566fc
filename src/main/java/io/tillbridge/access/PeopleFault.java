package io.tillbridge.access;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.wording.Quantity;

/** What was asked about people, their sessions and links cannot be had; the message is fit for a person. */
public abstract sealed class PeopleFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    private PeopleFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private PeopleFault(Why why, String message) {
        super(why, message);
    }

    private PeopleFault(FieldFault fault) {
        super(fault);
    }

    /** Thousands a second are thrown by those who guess: they cost no stack trace. */
    @Override
    public final synchronized Throwable fillInStackTrace() {
        return this;
    }

    /** There is no such person or invitation (404). */
    public static final class Unknown extends PeopleFault {
        private static final long serialVersionUID = 1L;

        Unknown(String what, long id) {
            super(Why.UNKNOWN, "There is no " + what + " " + id);
        }
    }

    /** It has changed since the version the change is based on (412). */
    public static final class Stale extends PeopleFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "User " + id + " has changed since \"" + expected + "\": read it again and repeat the change");
        }
    }

    /** The state of things does not allow it (409). */
    public static final class Conflict extends PeopleFault {
        private static final long serialVersionUID = 1L;

        Conflict(String message) {
            super(Why.CONFLICT, "person-state", message);
        }
    }

    /** The caller may not do this to that person (403). */
    public static final class NotTheirs extends PeopleFault {
        private static final long serialVersionUID = 1L;

        NotTheirs(String message) {
            super(Why.FORBIDDEN, message);
        }
    }

    /** A field of the request is wrong (422). */
    public static final class Invalid extends PeopleFault {
        private static final long serialVersionUID = 1L;

        /** @param field its name in the request, such as {@code email} */
        Invalid(String field, String code, String message) {
            super(new FieldFault("/" + field, code, message));
        }

        /** Of a link to become the owner when there is one. */
        static Invalid ownedAlready() {
            return new Invalid(
                    "token",
                    "already-used",
                    "This link was used already, the hub has an owner: sign in at /signin, or ask the owner for an invitation");
        }

        /** Of a link that was used, has expired, was sent again or never was: one answer for all. */
        static Invalid deadLink() {
            return new Invalid(
                    "token",
                    "dead-link",
                    "This link does not hold: it was used, has expired, or a newer one was sent. Ask for another");
        }
    }

    /** The password somebody holds now is another (422); it counts as a failed sign-in. */
    public static final class WrongPassword extends PeopleFault {
        private static final long serialVersionUID = 1L;

        WrongPassword() {
            super(new FieldFault("/current", "wrong-password", "The current password is another"));
        }
    }

    /** Too many tries for a name or an address (429). */
    public static final class TooMany extends PeopleFault {
        private static final long serialVersionUID = 1L;
        private final long seconds;

        TooMany(long seconds) {
            super(Why.LATER, "Too many failed attempts: try again in " + Quantity.of(seconds, "second"));
            this.seconds = seconds;
        }

        public long seconds() {
            return seconds;
        }
    }

    /** More passwords are being checked than this machine can do at once (503): nothing was decided. */
    public static final class Busy extends PeopleFault {
        private static final long serialVersionUID = 1L;

        Busy() {
            super(Why.LATER, "Many sign in at this moment: try again in " + RETRY_SECONDS + " seconds");
        }

        /** When another try makes sense. */
        public static final long RETRY_SECONDS = 2;
    }
}
