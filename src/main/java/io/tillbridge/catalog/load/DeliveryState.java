package io.tillbridge.catalog.load;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    RECEIVING,
    RECEIVED,
    LOADING,
    LOADED,
    REFUSED,
    UNCHANGED,
    FAILED,
    CHECKED;

    /** As it stands in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Its bytes are kept, and its load is still to be done or finished. */
    public boolean waits() {
        return this == RECEIVED || this == LOADING;
    }

    /** Its files are loaded, refused, known or checked: there is nothing left to do. */
    public boolean settled() {
        return this == LOADED || this == REFUSED || this == UNCHANGED || this == CHECKED;
    }
}
