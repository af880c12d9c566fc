package io.tillbridge.access;

import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the caller asked of an API key and cannot have; the message is fit for a person. */
public abstract sealed class ApiKeyFault extends CallerFault {
    private static final long serialVersionUID = 1L;

    private ApiKeyFault(Why why, String type, String message) {
        super(why, type, message);
    }

    private ApiKeyFault(Why why, String message) {
        super(why, message);
    }

    private ApiKeyFault(List<FieldFault> faults) {
        super(faults);
    }

    /** There is no such key (404). */
    public static final class Unknown extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        Unknown(long id) {
            super(Why.UNKNOWN, "There is no API key " + id + ".");
        }
    }

    /** Somebody else changed it first (412). */
    public static final class Stale extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        Stale(long id, long expected) {
            super(
                    Why.STALE,
                    "API key " + id + " was changed since version " + expected
                            + " was read: read it again and repeat the change.");
        }
    }

    /** The caller would give away, or get hold of, what he has not himself (403). */
    public static final class Exceeds extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        private final transient List<Permission> missing;

        Exceeds(String what, Set<Permission> missing) {
            super(
                    Why.FORBIDDEN,
                    what + " takes every permission of the key, and you lack "
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
            super(
                    Why.CONFLICT,
                    "own-key",
                    "API key " + id + " is the one this call was signed in with and cannot " + what
                            + " itself: use another key, or a person's session.");
        }
    }

    /** Title, permissions or retailer cannot be (422): all faults. */
    public static final class Invalid extends ApiKeyFault {
        private static final long serialVersionUID = 1L;

        Invalid(List<FieldFault> faults) {
            super(faults);
        }
    }
}
