package io.tillbridge.stock;

import java.util.Locale;

/** Where a reservation stands. */
enum ReservationState {
    HELD,
    /** Let go: the owner does not want it any more, or it expired. */
    RELEASED,
    /** All of it has left. */
    TAKEN;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReservationState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
