package io.tillbridge.feed.definition;

import java.util.List;

/**
 * A feed as its file describes it.
 *
 * @param name of the file without {@code .yaml}: what a connection names
 * @param version of the definition, such as {@code 1.0}; it changes with the file
 * @param title for people
 * @param destination who takes the feed
 * @param source page of the destination that describes the feed
 * @param unproved whether no public description of the destination was found: try it with the partner first
 * @param file name of the file it was read from
 * @param key name of the field that identifies an item at the destination
 * @param fields in the order in which they are written
 * @param rules in the order in which they run
 */
public record FeedDefinition(
        String name,
        String version,
        String title,
        String destination,
        String source,
        boolean unproved,
        String file,
        FeedFormat format,
        String key,
        List<FeedField> fields,
        List<FeedRule> rules,
        FeedLimits limits) {
    public FeedDefinition {
        fields = List.copyOf(fields);
        rules = List.copyOf(rules);
    }
}
