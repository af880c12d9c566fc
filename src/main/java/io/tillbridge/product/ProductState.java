package io.tillbridge.product;

import java.util.Locale;

/** Whether a product is on offer. */
public enum ProductState {
    LIVE,
    /** Taken from the shelf, expected back. */
    HIDDEN,
    /** Not made or sold any more. */
    DISCONTINUED;

    /** As it stands in the database and the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException there is no such state */
    public static ProductState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
