package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.feed.definition.FeedFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;

/** Writes a feed item by item. */
interface FeedWriter {
    /** @param head values of the sources {@code feed.*} */
    void begin(Map<String, String> head) throws IOException;

    /** @param written texts, lists of texts or null, in the order of the fields */
    void item(Object[] written) throws IOException;

    /** Ends the feed and hands everything to the stream. */
    void end() throws IOException;

    /** Hands what was written so far to the stream. */
    void flush() throws IOException;

    static FeedWriter of(FeedDefinition definition, OutputStream out) {
        FeedFormat format = definition.format();
        return format.xml() != null
                ? new XmlFeedWriter(definition, out)
                : new TableFeedWriter(definition, out, Charset.forName(format.encoding()));
    }
}
