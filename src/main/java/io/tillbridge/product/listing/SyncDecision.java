package io.tillbridge.product.listing;

import java.util.Locale;

/** What a product sync does with one listing. */
public enum SyncDecision {
    /** A rule found its product. */
    LINKED,
    /** A product was made from it. */
    CREATED,
    /** Its link stands. */
    KEPT,
    UNMATCHED,
    AMBIGUOUS,
    CONFLICT,
    /** The shop does not show it any more. */
    GONE;

    /** As it stands in counters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
