package io.tillbridge.product.listing;

import java.util.Locale;

/** The amounts of money that a till shows of an item. */
public enum PriceLevel {
    /** What customers pay. */
    DEFAULT,
    /** What the manufacturer suggests. */
    MSRP,
    /** What the next pieces cost the company. */
    COST;

    /** As it stands in the database and the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException there is no such level */
    public static PriceLevel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
