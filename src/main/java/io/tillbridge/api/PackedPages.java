package io.tillbridge.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pages of this build as gzip, each packed once: the event loop, which answers them, has no time for more. */
final class PackedPages {
    private final Map<String, Rendered> packed = new ConcurrentHashMap<>();

    /** @param accepts the header {@code Accept-Encoding}, or null */
    Rendered of(String path, Rendered page, String accepts) {
        return page.status() == 200 && Compression.takesGzip(accepts)
                ? packed.computeIfAbsent(path, any -> Compression.of(page, accepts))
                : Compression.of(page, null);
    }
}
