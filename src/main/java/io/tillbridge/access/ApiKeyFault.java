package io.tillbridge.access;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the caller asked of an API key and cannot have; the message is fit for a person. */
public abstract sealed class ApiKeyFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ApiKeyFault(String message) {
        super(message);
    }

    /** There is no such key (404). */
    public static final class Unknown extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super("There is no API key " + id + ".");
        }
    }

    /** Somebody else changed it first (412). */
    public static final class Stale extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super("API key " + id + " was changed since version " + expected
                    + " was read: read it again and repeat the change.");
        }
    }

    /** The caller would give away, or get hold of, what he has not himself (403). */
    public static final class Exceeds extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        private final transient List<Permission> missing;

        Exceeds(String what, Set<Permission> missing) {
            super(what + " takes every permission of the key, and you lack "
                    + missing.stream().sorted().map(Permission::text).collect(Collectors.joining(", "))
                    + ": ask somebody who has them.");
            this.missing = missing.stream().sorted().toList();
        }

        /** In the order of the catalogue; never empty. */
        public List<Permission> missing() {
            return missing;
        }
    }

    /** A key cannot do this to itself (409). */
    public static final class Own extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        Own(long id, String what) {
            super("API key " + id + " is the one this call was signed in with and cannot " + what
                    + " itself: use another key, or a person's session.");
        }
    }

    /** Title, permissions or retailer cannot be (422): all faults. */
    public static final class Invalid extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

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
