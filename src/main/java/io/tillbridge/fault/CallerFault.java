package io.tillbridge.fault;

import io.tillbridge.document.FieldFault;
import java.util.List;
import java.util.stream.Collectors;

/** What a caller asked for and cannot have; the message is fit for a person. */
public abstract class CallerFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String type;
    private final transient List<FieldFault> faults;

    /** Why something is refused, and the HTTP status it is told with. */
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
        /** Too much at once; the fault tells when another try makes sense (429, 503). */
        LATER
    }

    protected CallerFault(Why why, String message) {
        this(why, null, message);
    }

    /** @param type the word that clients know this fault by, among all of the same {@link Why}: see {@code ProblemType} */
    protected CallerFault(Why why, String type, String message) {
        super(message);
        this.why = why;
        this.type = type;
        this.faults = List.of();
    }

    /** Invalid by one field. */
    protected CallerFault(FieldFault fault) {
        super(fault.message());
        this.why = Why.INVALID;
        this.type = null;
        this.faults = List.of(fault);
    }

    /** Invalid: all faults at once. */
    protected CallerFault(List<FieldFault> faults) {
        super(faults.stream()
                .map(fault -> fault.pointer() + ": " + fault.message())
                .collect(Collectors.joining("\n")));
        this.why = Why.INVALID;
        this.type = null;
        this.faults = List.copyOf(faults);
    }

    public final Why why() {
        return why;
    }

    /** The word clients know it by; null: as any other of its {@link Why}. */
    public final String type() {
        return type;
    }

    /** Of the fields of the body; empty unless it is {@link Why#INVALID}. */
    public final List<FieldFault> faults() {
        return faults;
    }
}
