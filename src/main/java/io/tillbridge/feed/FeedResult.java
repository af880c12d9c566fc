package io.tillbridge.feed;

import java.util.List;
import java.util.Map;

/**
 * What came of a pass.
 *
 * @param read products that were looked at
 * @param written items in the file
 * @param excluded how many items each rule left out, by the rule's name, in the order of the rules
 * @param hits how many items each rule changed or left out, the same
 * @param failed items left out for a required value, a vintage that differs or the like
 * @param duplicates items left out because another one has their key
 * @param findings how many there are of each code
 * @param bytes of the file
 * @param sha256 of the file, in small hex digits
 * @param difference from what was published last
 * @param stops why the feed must not be published, in words with the numbers; empty: it may
 */
public record FeedResult(
        long read,
        long written,
        Map<String, Long> excluded,
        Map<String, Long> hits,
        long failed,
        long duplicates,
        Map<FeedFindingCode, Long> findings,
        long bytes,
        String sha256,
        FeedDifference.Counts difference,
        List<FeedFinding> stops) {
    /** Whether the feed must not take the place of the one published last. */
    public boolean stopped() {
        return !stops.isEmpty();
    }
}
