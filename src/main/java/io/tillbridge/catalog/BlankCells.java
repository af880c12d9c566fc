package io.tillbridge.catalog;

import java.util.Locale;

/** What a blank optional cell says about a product that is known already. */
public enum BlankCells {
    /** The field becomes blank. */
    CLEAR,
    /** The field stays as it was. */
    KEEP;

    /** As it stands in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
