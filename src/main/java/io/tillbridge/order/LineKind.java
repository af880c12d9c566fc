package io.tillbridge.order;

import java.util.Locale;

/** What a line of an order is. Only goods are matched, reserved and sent; none of the others holds its order. */
public enum LineKind {
    GOODS,
    DISCOUNT,
    GIFT,
    SHIPPING;

    /** The word in the API, in settings and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException there is no such kind */
    public static LineKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
