package io.tillbridge.fault;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a caller asked for and cannot have; the message is fit for a person. It is an answer, not an accident, and those
 * who guess passwords cause thousands a second: it has no stack trace.
 */
public final class CallerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String type;
    private final String permission;
    private final long retrySeconds;
    private final transient List<FieldFault> faults;

    /** Why something is refused; each is one HTTP status. */
    public enum Why {
        /** The file or body is none of its kind (400). */
        UNREADABLE,
        /** The caller may not (403). */
        FORBIDDEN,
        /** There is no such thing (404). */
        UNKNOWN,
        /** The state of things does not allow it now (409). */
        CONFLICT,
        /** Somebody else changed it first (412). */
        STALE,
        /** Fields of the body are wrong (422). */
        INVALID,
        /** The caller has tried too often (429). */
        TOO_MANY,
        /** The hub has too much to do at this moment; nothing was decided (503). */
        BUSY
    }

    private CallerFault(Why why, String message) {
        this(why, message, null, null, 0, List.of());
    }

    private CallerFault(
            Why why, String message, String type, String permission, long retrySeconds, List<FieldFault> faults) {
        super(message, null, false, false);
        this.why = why;
        this.type = type;
        this.permission = permission;
        this.retrySeconds = retrySeconds;
        this.faults = List.copyOf(faults);
    }

    public static CallerFault unreadable(String message) {
        return new CallerFault(Why.UNREADABLE, message);
    }

    public static CallerFault forbidden(String message) {
        return new CallerFault(Why.FORBIDDEN, message);
    }

    /** @param permission the one the caller lacks, as the API names it */
    public static CallerFault forbidden(String message, String permission) {
        return new CallerFault(Why.FORBIDDEN, message, null, permission, 0, List.of());
    }

    /** @param what the thing and its id, such as {@code order 12} */
    public static CallerFault unknown(String what) {
        return new CallerFault(Why.UNKNOWN, "There is no " + what + ".");
    }

    /** @param type the word that clients know this conflict by: see {@code ProblemType} */
    public static CallerFault conflict(String type, String message) {
        return new CallerFault(Why.CONFLICT, message, type, null, 0, List.of());
    }

    /** @param what the thing and its id, such as {@code Retailer 12} */
    public static CallerFault stale(String what, long expected) {
        return stale(
                what + " was changed since version " + expected + " was read: read it again and repeat the change.");
    }

    public static CallerFault stale(String message) {
        return new CallerFault(Why.STALE, message);
    }

    /**
     * Invalid by one field.
     *
     * @param pointer a JSON pointer into the body
     */
    public static CallerFault invalid(String pointer, String code, String message) {
        return new CallerFault(Why.INVALID, message, null, null, 0, List.of(new FieldFault(pointer, code, message)));
    }

    /** Invalid: all faults at once. */
    public static CallerFault invalid(List<FieldFault> faults) {
        String message = faults.stream()
                .map(fault -> fault.pointer() + ": " + fault.message())
                .collect(Collectors.joining("\n"));
        return new CallerFault(Why.INVALID, message, null, null, 0, faults);
    }

    /** @param retrySeconds when another try makes sense */
    public static CallerFault tooMany(String message, long retrySeconds) {
        return new CallerFault(Why.TOO_MANY, message, null, null, retrySeconds, List.of());
    }

    /** @param retrySeconds when another try makes sense */
    public static CallerFault busy(String message, long retrySeconds) {
        return new CallerFault(Why.BUSY, message, null, null, retrySeconds, List.of());
    }

    public Why why() {
        return why;
    }

    public boolean is(Why one) {
        return why == one;
    }

    /** The word clients know a conflict by; null for any other. */
    public String type() {
        return type;
    }

    /** The permission the caller lacks; null when it is not one that decides. */
    public String permission() {
        return permission;
    }

    /** When another try makes sense; 0 when waiting does not help. */
    public long retrySeconds() {
        return retrySeconds;
    }

    /** Of the fields of the body; empty unless it is {@link Why#INVALID}. */
    public List<FieldFault> faults() {
        return faults;

}
}
