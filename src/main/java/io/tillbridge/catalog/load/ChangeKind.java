package io.tillbridge.catalog.load;

import java.util.Locale;

/** What a load does to a product. A product has one kind; the first that applies in the order back, price, other fields. */
public enum ChangeKind {
    ADDED,
    PRICE_UP,
    PRICE_DOWN,
    /** Other fields than the price, the cost among them. */
    CHANGED,
    /** Hidden or discontinued, for the delivery no longer holds it. */
    GONE,
    /** Live again. */
    BACK;

    /** As the API says it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ChangeKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
