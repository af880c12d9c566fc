package io.tillbridge.catalog;

import java.util.Locale;

/** What it means that a row has no cost. */
public enum MissingCost {
    /** The row, or the file without the column, is refused. */
    REFUSE,
    /** The product has no cost, which is not a cost of 0. */
    BLANK;

    /** As it stands in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null when the text is neither. */
    public static MissingCost of(String text) {
        for (MissingCost meaning : values()) {
            if (meaning.text().equals(text)) {
                return meaning;
            }
        }
        return null;
    }
}
