package io.tillbridge.product.listing;

import java.util.Locale;

/** Who made a listing's link, or undid it. */
public enum DecidedBy {
    RULE,
    HAND,
    /** The product was made from this listing. */
    CREATED;

    /** As it stands in the database and the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DecidedBy of(String text) {
        return text == null ? null : valueOf(text.toUpperCase(Locale.ROOT));
    }
}
