package io.tillbridge.connection;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.stream.Collectors;

/** What the caller asked of a connection and cannot have; the message is fit for a person. */
public abstract sealed class ConnectionFault extends RuntimeException {
    private ConnectionFault(String message) {
        super(message);
    }

    /** There is no such connection (404). */
    public static final class Unknown extends ConnectionFault {
        Unknown(long id) {
            super("There is no connection " + id + ".");
        }

        Unknown(long id, long version) {
            super("There is no version " + version + " of connection " + id + ".");
        }
    }

    /** Somebody else changed it first (412). */
    public static final class Stale extends ConnectionFault {
        Stale(long id, long expected) {
            super("Connection " + id + " was changed since version " + expected
                    + " was read: read it again and repeat the change.");
        }
    }

    /** Its state does not allow this now (409). */
    public static final class Busy extends ConnectionFault {
        Busy(long id) {
            super("Connection " + id + " has a run that is queued or under way: cancel it or wait for its end, "
                    + "then delete the connection.");
        }
    }

    /** It would send a stored secret elsewhere at the wish of somebody who may not handle secrets (403). */
    public static final class SecretsWouldMove extends ConnectionFault {
        SecretsWouldMove(Connection connection) {
            super("Connection " + connection.id() + " (" + connection.name() + ") has stored secrets, and this change"
                    + " would send them to another system or account: ask an owner or an admin to make it.");
        }
    }

    /** The body has faults (422): all of them. */
    public static final class Invalid extends ConnectionFault {
        private final transient List<FieldFault> faults;

        Invalid(List<FieldFault> faults) {
            super(faults.stream()
                    .map(fault -> fault.pointer() + ": " + fault.message())
                    .collect(Collectors.joining("\n")));
            this.faults = List.copyOf(faults);
        }

        public List<FieldFault> faults() {
            return faults;
        }
    }
}
