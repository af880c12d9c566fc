package io.tillbridge.wholesale;

import java.util.Locale;

/** What can be done with an order. */
public enum WholesaleMove {
    CHANGE,
    DELETE,
    SUBMIT,
    ACCEPT,
    DECLINE,
    PROCESS,
    SHIP,
    COMPLETE,
    CANCEL;

    /** The public name, such as {@code submit}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
