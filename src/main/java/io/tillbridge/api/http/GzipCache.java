package io.tillbridge.api.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages as gzip, each packed once for what it says: the event loop, which answers them, has no time for more. */
final class GzipCache {
    private final Map<String, Packed> packed = new ConcurrentHashMap<>();

    private record Packed(RenderedResponse page, RenderedResponse gzip) {}

    /** @param accepts the header {@code Accept-Encoding}, or null */
    @SuppressWarnings("ReferenceEquality") // a page that was made anew is another one
    RenderedResponse of(String path, RenderedResponse page, String accepts) {
        if (page.status() != 200 || !Compression.takesGzip(accepts)) {
            return Compression.of(page, null);
        }
        return packed.compute(
                        path,
                        (any, before) -> before != null && before.page() == page
                                ? before
                                : new Packed(page, Compression.of(page, accepts)))
                .gzip();
    }
}
