package io.tillbridge.feed;

import java.nio.file.Path;

/**
 * What was published, one line per item, in the order of the products: the base of the next difference. Keep the file
 * {@code next} as {@code published} once the feed it belongs to is published.
 *
 * @param published of the feed published last; null, or a file that is not there: none
 * @param next where the pass writes its own
 */
public record FeedSnapshot(Path published, Path next) {}
