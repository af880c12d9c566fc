package io.tillbridge.feed;

import java.io.IOException;

/** Takes the findings of a pass, in the order of the items. */
public interface FeedReport {
    void add(FeedFinding finding) throws IOException;

    /** Nobody reads it. */
    static FeedReport silent() {
        return finding -> {};
    }
}
