package io.tillbridge.api.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages of this build as gzip, each packed once: the event loop, which answers them, has no time for more. */
final class GzipCache {
    private final Map<String, RenderedResponse> packed = new ConcurrentHashMap<>();

    /** @param accepts the header {@code Accept-Encoding}, or null */
    RenderedResponse of(String path, RenderedResponse page, String accepts) {
        return page.status() == 200 && Compression.takesGzip(accepts)
                ? packed.computeIfAbsent(path, any -> Compression.of(page, accepts))
                : Compression.of(page, null);
    }
}
