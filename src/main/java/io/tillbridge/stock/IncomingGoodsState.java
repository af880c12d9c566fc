package io.tillbridge.stock;

import java.util.Locale;

/** What became of goods that are expected. */
public enum IncomingGoodsState {
    /** Some have not come yet. */
    OPEN,
    /** All have come. */
    RECEIVED,
    /** What has not come is expected no more. */
    CANCELLED;

    /** The word in the database and in the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IncomingGoodsState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
