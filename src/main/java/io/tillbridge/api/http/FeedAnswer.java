package io.tillbridge.api.http;

import io.tillbridge.api.contract.EntityTags;
import io.tillbridge.api.http.PullSource.FeedFile;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a feed's file is answered: whole, plain or compressed, or not at all for a client that has it.
 *
 * @param status 200 or 304
 * @param file null with 304
 */
record FeedAnswer(int status, Map<String, String> headers, Path file) {

    static FeedAnswer of(FeedFile feed, MultiMap request) {
        boolean gzip = Compression.takesGzip(request.get(HttpHeaders.ACCEPT_ENCODING));
        String tag = gzip ? feed.gzipEntityTag() : feed.entityTag();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", tag);
        headers.put("Last-Modified", HttpDate.of(feed.modified()));
        headers.put("Cache-Control", "private, no-cache");
        headers.put("Vary", "Accept-Encoding");
        headers.put("Accept-Ranges", "none");
        if (has(feed, request)) {
            return new FeedAnswer(304, headers, null);
        }
        headers.put("Content-Type", feed.contentType());
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        return new FeedAnswer(200, headers, gzip ? feed.gzip() : feed.plain());
    }

    /** A list of tags counts alone; the date only without one (RFC 9110, 13.2.2). */
    private static boolean has(FeedFile feed, MultiMap request) {
        if (request.contains(HttpHeaders.IF_NONE_MATCH)) {
            EntityTags known = EntityTags.of(request.getAll(HttpHeaders.IF_NONE_MATCH));
            return known.holdsWeakly(feed.entityTag()) || known.holdsWeakly(feed.gzipEntityTag());
        }
        Optional<Instant> since = HttpDate.read(request.get(HttpHeaders.IF_MODIFIED_SINCE));
        return since.isPresent()
                && !feed.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(since.get());
    }
}
