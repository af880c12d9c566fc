package io.tillbridge.run;

import java.util.Locale;

/** Runs of one lane have workers of their own: they never wait for runs of another. */
public enum Lane {
    /** Files of vendors. */
    CATALOGS,
    /** What customers wait for: short, and never behind a walk that waits hours for a shop to take calls again. */
    ORDERS,
    /** Whole shops, which may take as long as the shop lets them. */
    BULK,
    /** Jobs of a site's own, so that one that never ends holds up no shipped job. */
    CUSTOM,
    /** Those of them that take long, so that they do not hold up the short ones. */
    CUSTOM_BULK;

    /** The word in {@code jobs.queue.<word>}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
