package io.tillbridge.feed;

import io.tillbridge.feed.definition.FeedDefinition;
import io.tillbridge.storage.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Shows what a definition makes of a few products, rule by rule. */
public final class FeedPreview {
    public FeedPreview(Database database, Clock clock) {
        throw new UnsupportedOperationException(database + " " + clock);
    }

    /**
     * @param excludedBy name of the rule that left it out, blank when none did
     * @param values of the fields before the first rule
     * @param steps one for each rule that ran
     * @param output the item as it stands in the file; blank when it is left out
     */
    public record Item(
            long productId,
            String sku,
            Map<String, String> values,
            List<Step> steps,
            String excludedBy,
            List<FeedFinding> findings,
            String output) {}

    /**
     * @param hit whether its condition held and it did something
     * @param before the values of the fields that it changed
     * @param after the same fields
     */
    public record Step(String rule, boolean hit, Map<String, String> before, Map<String, String> after) {}

    /** @param hits how many of the items each rule changed or left out, by its name */
    public record Shown(List<Item> items, Map<String, Long> hits) {}

    /** The products with these SKUs, at most 100. */
    public Shown of(FeedDefinition definition, FeedScope scope, List<String> skus) throws SQLException {
        throw new UnsupportedOperationException();
    }

    /** The first products in the order of the feed, at most 100. */
    public Shown first(FeedDefinition definition, FeedScope scope, int count) throws SQLException {
        throw new UnsupportedOperationException();
    }
}
