package io.tillbridge.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** A text that is no YAML, or more than anybody should read; it says where, never what stands there. */
public final class YamlFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient Mark mark;

    /** Why a text is not read. */
    public enum Why {
        BROKEN,
        /** It holds characters that cannot stand in YAML. */
        CHARACTERS,
        EMPTY,
        SECOND_DOCUMENT,
        TOO_DEEP,
        TOO_MANY_PARTS,
        /** A name is no text. */
        NAME
    }

    YamlFault(Why why, Optional<Mark> mark, String problem) {
        super(problem);
        this.why = why;
        this.mark = mark.orElse(null);
    }

    /** The same in words for people. */
    YamlFault(YamlFault fault, String message) {
        super(message, fault);
        this.why = fault.why;
        this.mark = fault.mark;
    }

    public Why why() {
        return why;
    }

    /** From 1; 1 too when the place is not known. */
    public int line() {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    /** From 1; 1 too when the place is not known. */
    public int column() {
        return mark == null ? 1 : mark.getColumn() + 1;
    }

    /** Such as {@code at line 3, column 7} after a blank; empty when the place is not known. */
    String place() {
        return mark == null ? "" : " at line " + line() + ", column " + column();

}
}
