package io.tillbridge.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages for people: fixed files of this build below {@code console/}, read at start. {@code welcome.html} stands at
 * {@code /welcome}, any other file under its own name. They load nothing from elsewhere and run no script but their own
 * files; they speak to the API and to nobody else.
 */
final class StaticPages {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    private static final List<String> NAMES = List.of(
            "console.css",
            "speak.js",
            "welcome.html",
            "welcome.js",
            "signin.html",
            "signin.js",
            "secret.html",
            "secret.css",
            "secret.js",
            "favicon.ico");
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "ico", "image/x-icon");

    private final Map<String, RenderedResponse> files = new HashMap<>();

    StaticPages() {
        NAMES.forEach(name -> resource(name).ifPresent(bytes -> files.put(path(name), file(name, bytes))));
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

    private static String path(String name) {
        return "/" + (name.endsWith(".html") ? name.substring(0, name.length() - ".html".length()) : name);
    }

    private static RenderedResponse file(String name, byte[] bytes) {
        String kind = name.substring(name.lastIndexOf('.') + 1);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", kind.equals("ico") ? TYPES.get(kind) : TYPES.get(kind) + "; charset=utf-8");
        headers.put("Content-Security-Policy", POLICY);
        // A page itself is asked for anew each time; its script and style are kept for as long as they are the same.
        if (!kind.equals("html")) {
            headers.put("Cache-Control", "no-cache");
            headers.put("ETag", ResponseRenderer.tag(bytes));
        }
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
