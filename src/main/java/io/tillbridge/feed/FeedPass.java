package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.storage.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;

/** Makes a feed: one pass over the products, in constant memory. */
public final class FeedPass {
    public FeedPass(Database database, Clock clock) {
        throw new UnsupportedOperationException(database + " " + clock);
    }

    /**
     * Writes the feed, its findings and its snapshot. Nothing is published here: the caller keeps the file aside, and puts
     * it into its place when the result is not stopped.
     *
     * @param out is not closed
     * @throws FeedCancelled when the progress says so
     */
    public FeedResult run(
            FeedDefinition definition,
            FeedScope scope,
            OutputStream out,
            FeedReport report,
            FeedSnapshot snapshot,
            FeedProgress progress)
            throws IOException, SQLException, FeedCancelled {
        throw new UnsupportedOperationException();
    }
}
