package io.tillbridge.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files that stand beside the console: fixed files of this build below {@code console/}, read at start. The style is
 * for the page that a sign-in elsewhere comes back to.
 */
final class StaticPages {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES =
            Map.of("console.css", "text/css; charset=utf-8", "favicon.ico", "image/x-icon");

    private final Map<String, RenderedResponse> files = new HashMap<>();

    StaticPages() {
        TYPES.forEach((name, type) -> resource(name).ifPresent(bytes -> files.put("/" + name, file(type, bytes))));
    }

    /**
     * The file at a path.
     *
     * @param known the client's {@code If-None-Match}, or null: a 304 when it has this very file
     */
    Optional<RenderedResponse> at(String path, String known) {
        return Optional.ofNullable(files.get(path)).map(file -> {
            String tag = file.headers().get("ETag");
            return tag != null && tag.equals(known) ? RenderedResponse.of(304, Map.of("ETag", tag), new byte[0]) : file;
        });
    }

    private static RenderedResponse file(String type, byte[] bytes) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                type,
                "Content-Security-Policy",
                POLICY,
                "Cache-Control",
                "no-cache",
                "ETag",
                ResponseRenderer.tag(bytes));
        return RenderedResponse.of(200, headers, bytes);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = StaticPages.class.getResourceAsStream("/console/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("This build's console/" + name + " cannot be read", e);
        }
    }
}
