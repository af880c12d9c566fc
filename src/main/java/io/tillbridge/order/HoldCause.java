package io.tillbridge.order;

import java.util.Locale;

/** What keeps an order on hold, which says also what frees it. */
public enum HoldCause {
    /** A line matches no product: freed by a match or by hand. */
    LINES,
    /** Goods are missing: freed when they come or by hand. */
    STOCK,
    /** The shop does not let it go: freed by the shop alone. */
    SHOP,
    /** A part left outside the hub, and nobody says which: freed by hand. */
    PARTS;

    /** The word in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static HoldCause of(String text) {
        return text == null ? null : valueOf(text.toUpperCase(Locale.ROOT));
    }
}
