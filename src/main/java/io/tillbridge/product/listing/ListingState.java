package io.tillbridge.product.listing;

import java.util.Locale;

/** How a listing stands to the hub's products. */
public enum ListingState {
    MATCHED,
    /** No product has its codes. */
    UNMATCHED,
    /** Several products have its codes. */
    AMBIGUOUS,
    /** Its codes name different products, or one that has another code. */
    CONFLICT,
    /** The shop does not show it any more; its row and its link stay. */
    GONE;

    /** As it stands in the database and the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException there is no such state */
    public static ListingState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
