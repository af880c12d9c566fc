package io.tillbridge.feed.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * Why a feed could not be made at all.
 *
 * @param runId the run that tried; null: none
 * @param definition the name that the settings have
 * @param version null when there is no good definition
 * @param code {@link #DEFINITION}, {@link #COSTS} or {@link #DISK}
 * @param why for a person: what was expected, found, and what to do
 */
public record FeedRefusal(
        long connectionId, Long runId, String definition, String version, String code, String why) {
    /** There is no good definition of the name. */
    public static final String DEFINITION = "FEED_DEFINITION";

    /** The definition has costs, and may not. */
    public static final String COSTS = "FEED_COSTS";

    /** The file cannot be written. */
    public static final String DISK = "FEED_DISK";

    Publication publication(long id, Instant now) {
        return new Publication(
                id,
                connectionId,
                runId,
                Publication.STOPPED,
                definition,
                version,
                now,
                now,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                new Publication.Difference(0, 0, 0, 0, 0),
                Map.of(),
                Map.of(),
                Map.of(),
                code,
                why);
    }
}
