package io.tillbridge.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What stands in front of a feed's items. */
final class FeedHead {
    private FeedHead() {}

    static Map<String, String> of(FeedScope scope, Instant now) {
        return Map.of(
                "feed.date",
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                "feed.currency",
                scope.currency(),
                "feed.language",
                scope.language() == null ? "" : scope.language(),
                "feed.shop",
                scope.shopUrl() == null ? "" : scope.shopUrl().toString());
    }
}
