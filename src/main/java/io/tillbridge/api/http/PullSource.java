package io.tillbridge.api.http;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Who knows the feeds that partners fetch by their pull addresses. */
public interface PullSource {
    /** How long an address has to wait after its failures; zero when it need not. */
    Duration waiting(String address);

    /**
     * Looks a pull address up.
     *
     * @param token of the address, whatever was sent
     * @param fileName the same
     * @param address the client's
     */
    Found find(String token, String fileName, String address);

    /** Keeps that a feed was fetched. Never fails. */
    void pulled(Pull pull);

    /** What a pull address leads to. */
    sealed interface Found {}

    /** Nothing: which part of the address is wrong is not told. */
    record Nothing() implements Found {}

    /** The feed is fetched too often: its partner has to wait. */
    record TooOften(Duration waiting, int quota) implements Found {}

    /**
     * The file that is served now.
     *
     * @param feed the connection
     * @param file null: nothing is published yet
     * @param left how many more pulls of the feed are let through now
     */
    record Served(long feed, long token, FeedFile file, int quota, int left) implements Found {}

    /**
     * A file that is never written again.
     *
     * @param publication what it is a file of
     * @param gzip the same compressed
     * @param entityTag strong, in quotes
     * @param gzipEntityTag of the compressed one
     * @param modified when it became the one that is served
     */
    record FeedFile(
            long publication,
            Path plain,
            Path gzip,
            String contentType,
            String entityTag,
            String gzipEntityTag,
            Instant modified) {}

    /**
     * An answer to a partner.
     *
     * @param file null: there was none
     * @param agent the header {@code User-Agent}; may be null
     * @param bytes of the body that were sent
     */
    record Pull(long feed, long token, FeedFile file, String address, String agent, int status, long bytes) {}
}
