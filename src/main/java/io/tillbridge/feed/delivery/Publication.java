package io.tillbridge.feed.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * One try to publish a feed.
 *
 * @param runId null when no run made it
 * @param state {@code writing}, {@code published} or {@code stopped}
 * @param version of the definition; null when there was no good one
 * @param finishedAt null while it is written
 * @param fileName as partners fetch it
 * @param sha256 of the file in small hex digits; null when there is none
 * @param products that were looked at
 * @param items in the file, or that would have been in it
 * @param failed items left out for a required value
 * @param duplicates items left out because another one has their key
 * @param findings how many there are of each code
 * @param excluded how many items each rule left out
 * @param hits how many items each rule changed or left out
 * @param stopCode what stopped it; null when nothing did
 * @param why all reasons in words; null when it was not stopped
 */
public record Publication(
        long id,
        long connectionId,
        Long runId,
        String state,
        String definition,
        String version,
        Instant startedAt,
        Instant finishedAt,
        String fileName,
        String contentType,
        String sha256,
        long bytes,
        long gzipBytes,
        long products,
        long items,
        long failed,
        long duplicates,
        Difference difference,
        Map<String, Long> findings,
        Map<String, Long> excluded,
        Map<String, Long> hits,
        String stopCode,
        String why) {
    static final String WRITING = "writing";
    static final String PUBLISHED = "published";
    static final String STOPPED = "stopped";

    /** How many items differ from what was published before. */
    public record Difference(long added, long gone, long price, long stock, long other) {}

    /** The strong entity tag of the file as it is: equal bytes have equal tags. */
    public String entityTag() {
        return "\"" + sha256.substring(0, 32) + "\"";
    }

    /** The entity tag of the file compressed. */
    public String gzipEntityTag() {
        return "\"" + sha256.substring(0, 32) + "-gzip\"";
    }
}
