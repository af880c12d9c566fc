package io.tillbridge.feed.delivery;

import java.time.Instant;

/**
 * What a feed is now.
 *
 * @param publicationId what partners get; null: nothing yet
 * @param publishedAt since when they get it
 * @param checkedAt when it was last found to be up to date
 * @param stoppedId the try after it that was stopped; null: the last one was not
 * @param pushedId the publication that the partner's server has; null: none
 * @param pushError why the last push failed; null: it did not
 */
public record FeedState(
        Long publicationId,
        Instant publishedAt,
        Instant checkedAt,
        Long stoppedId,
        Long pushedId,
        Instant pushedAt,
        String pushError) {
    static final FeedState NOTHING = new FeedState(null, null, null, null, null, null, null);
}
