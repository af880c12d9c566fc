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
 * How a feed's file is answered: whole, plain or compressed, a part of the plain one, or not at all for a client that has
 * it. A part is never of the compressed file: whoever goes on with a download gets the bytes of the file itself.
 *
 * @param status 200, 206, 304 or 416
 * @param file null with 304 and 416
 * @param range null: all of the file
 */
record FeedAnswer(int status, Map<String, String> headers, Path file, ByteRange range) {
    private static final String RANGE = "Range";

    /** @param head whether only the headers are asked for: {@code Range} says nothing then */
    static FeedAnswer of(FeedFile feed, MultiMap request, boolean head) {
        boolean gzip = Compression.takesGzip(request.get(HttpHeaders.ACCEPT_ENCODING));
        if (has(feed, request)) {
            return new FeedAnswer(304, headers(feed, gzip), null, null);
        }
        if (!head && request.contains(RANGE) && isOfThisFile(feed, request.get("If-Range"))) {
            long size = feed.plain().toFile().length();
            Optional<ByteRange> range = ByteRange.of(request.getAll(RANGE), size);
            if (range.isPresent()) {
                return part(feed, range.get(), size);
            }
        }
        Map<String, String> headers = headers(feed, gzip);
        headers.put("Content-Type", feed.contentType());
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        return new FeedAnswer(200, headers, gzip ? feed.gzip() : feed.plain(), null);
    }

    private static FeedAnswer part(FeedFile feed, ByteRange range, long size) {
        Map<String, String> headers = headers(feed, false);
        headers.put("Content-Range", range.content(size));
        if (!range.isThere()) {
            return new FeedAnswer(416, headers, null, range);
        }
        headers.put("Content-Type", feed.contentType());
        return new FeedAnswer(206, headers, feed.plain(), range);
    }

    private static Map<String, String> headers(FeedFile feed, boolean gzip) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", gzip ? feed.gzipEntityTag() : feed.entityTag());
        headers.put("Last-Modified", HttpDate.of(feed.modified()));
        headers.put("Cache-Control", "private, no-cache");
        headers.put("Vary", "Accept-Encoding");
        headers.put("Accept-Ranges", gzip ? "none" : "bytes");
        return headers;
    }

    /** A list of tags counts alone; the date only without one (RFC 9110, 13.2.2). */
    private static boolean has(FeedFile feed, MultiMap request) {
        if (request.contains(HttpHeaders.IF_NONE_MATCH)) {
            EntityTags known = EntityTags.of(request.getAll(HttpHeaders.IF_NONE_MATCH));
            return known.holdsWeakly(feed.entityTag()) || known.holdsWeakly(feed.gzipEntityTag());
        }
        Optional<Instant> since = HttpDate.read(request.get(HttpHeaders.IF_MODIFIED_SINCE));
        return since.isPresent() && !modified(feed).isAfter(since.get());
    }

    /** Whether {@code If-Range} names the plain file exactly; a weak tag and the tag of the compressed one do not. */
    private static boolean isOfThisFile(FeedFile feed, String ifRange) {
        return ifRange == null
                || ifRange.strip().equals(feed.entityTag())
                || HttpDate.read(ifRange).filter(modified(feed)::equals).isPresent();
    }

    private static Instant modified(FeedFile feed) {
        return feed.modified().truncatedTo(ChronoUnit.SECONDS);
    }
}
