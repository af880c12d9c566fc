package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.List;

/** What the caller asked of a connection and cannot have; the message is fit for a person. */
public abstract sealed class ConnectionFault extends CallerFault {
    private ConnectionFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private ConnectionFault(Why why, String message) {
        super(why, message);
    }

    private ConnectionFault(List<FieldFault> faults) {
        super(faults);
    }

    /** There is no such connection (404). */
    public static final class Unknown extends ConnectionFault {
        Unknown(long id) {
            super(Why.UNKNOWN, "There is no connection " + id + ".");
        }

        Unknown(long id, long version) {
            super(Why.UNKNOWN, "There is no version " + version + " of connection " + id + ".");
        }
    }

    /** Somebody else changed it first (412). */
    public static final class Stale extends ConnectionFault {
        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "Connection " + id + " was changed since version " + expected
                            + " was read: read it again and repeat the change.");
        }
    }

    /** Its state does not allow this now (409). */
    public static final class Busy extends ConnectionFault {
        Busy(long id) {
            super(
                    Why.CONFLICT,
                    "connection-busy",
                    "Connection " + id + " has a run that is queued or under way: cancel it or wait for its end, "
                            + "then delete the connection.");
        }
    }

    /** It would send a stored secret elsewhere at the wish of somebody who may not handle secrets (403). */
    public static final class SecretsWouldMove extends ConnectionFault {
        SecretsWouldMove(Connection connection) {
            super(
                    Why.FORBIDDEN,
                    "Connection " + connection.id() + " (" + connection.name() + ") has stored secrets, and this change"
                            + " would send them to another system or account: ask an owner or an admin to make it.");
        }
    }

    /** The body has faults (422): all of them. */
    public static final class Invalid extends ConnectionFault {
        Invalid(List<FieldFault> faults) {
            super(faults);
        }
    }
}
