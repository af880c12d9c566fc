package io.tillbridge.catalog;

import java.util.Locale;

/** What happens to live products of a connection that a complete pull no longer holds. */
public enum MissingProducts {
    KEEP,
    HIDE,
    DISCONTINUE;

    /** As it stands in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
