package io.tillbridge.catalog.load;

import java.util.Locale;

/** What a step of a load or of its dry run decided about a delivery: the word by which a route chooses its branch. */
public enum DeliveryDecision {
    /** Its files are to be read. */
    READ,
    /** Every file is the one that is loaded already, or was refused before and still is. */
    UNCHANGED,
    /** It holds no file that could be read. */
    EMPTY,
    /** An earlier load brought it to its end. */
    SETTLED,
    /** The plan holds products to write. */
    LOAD,
    /** The plan stands, and nothing is to be written: the delivery is only checked. */
    CHECKED,
    /** The plan refuses every file of it. */
    REFUSED,
    /** The run was asked to stop. */
    CANCELLED;

    /** The word in small letters. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
