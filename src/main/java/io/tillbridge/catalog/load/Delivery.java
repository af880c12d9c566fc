package io.tillbridge.catalog.load;

import io.tillbridge.catalog.CatalogSettings;
import java.time.Instant;
import java.util.List;

/**
 * The catalog files that came together: one pull, one upload, or one batch of rows.
 *
 * @param source {@code pull}, {@code manual}, {@code api}, {@code check} or {@code trial}
 * @param runId the run that received it, or null
 * @param complete every file the vendor offers is in it
 * @param forced passes the drop guard and loads files that were loaded before
 * @param planned its outcome is stored, and products may have been written
 */
public record Delivery(
        long id,
        long connectionId,
        String source,
        Long runId,
        DeliveryState state,
        boolean complete,
        boolean forced,
        CatalogSettings settings,
        boolean planned,
        Instant receivedAt,
        Instant finishedAt) {
    /** The source of what is only tried out and then discarded. */
    public static final String TRIAL = "trial";

    /** The source of what the hub fetched by itself. */
    public static final String PULL = "pull";

    /** The source of a file that is checked as for a load by hand, and not loaded. */
    public static final String CHECK = "check";

    boolean checks() {
        return source.equals(CHECK);
    }

    /** The source of what a program sent; it may say that a file holds the whole catalog. */
    public static final String API = "api";

    /** Whether it holds every file the vendor offers, so that a product can be called missing. */
    boolean whole(List<Upload> all) {
        return complete && (source.equals(PULL) || source.equals(API)) && all.stream().allMatch(upload -> upload.sha256() != null);
    }
}
