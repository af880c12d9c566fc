package io.tillbridge.run;

import java.util.Locale;

/** Runs of one lane have workers of their own: they never wait for runs of another. */
public enum Lane {
    /** Files of vendors. */
    CATALOGS,
    /** What customers wait for: short, and never behind a walk that waits hours for a shop to take calls again. */
    ORDERS,
    /** Whole shops, which may take as long as the shop lets them. */
    BULK;

    /** The word in {@code jobs.queue.<word>}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
