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

    /** Partners get this publication: made now, or since then the same. */
    FeedState upToDate(long publication, Instant since, Instant now) {
        return new FeedState(publication, since, now, null, pushedId, pushedAt, pushError);
    }

    FeedState stoppedBy(long publication) {
        return new FeedState(publicationId, publishedAt, checkedAt, publication, pushedId, pushedAt, pushError);
    }

    FeedState pushed(long publication, Instant now) {
        return new FeedState(publicationId, publishedAt, checkedAt, stoppedId, publication, now, null);
    }

    FeedState notPushed(String why) {
        return new FeedState(publicationId, publishedAt, checkedAt, stoppedId, pushedId, pushedAt, why);
    }
}
