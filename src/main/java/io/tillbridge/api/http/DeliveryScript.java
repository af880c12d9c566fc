package io.tillbridge.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The script for the pages of shops, below the public address of a shop's checkout. {@code delivery.js} has an address that
 * stays, and loads the script by a name that carries a hash of what is in it. Any site may load both: they hold nothing of
 * a shop.
 */
final class DeliveryScript {
    private static final String FOLDER = "/console/checkout/";
    private static final String LOADER = "delivery.js";
    private static final String TYPE = "text/javascript; charset=utf-8";
    private static final String KEPT = "public, max-age=31536000, immutable";
    private static final String SHORTLY = "public, max-age=300";

    private final RenderedResponse loader;
    private final String name;
    private final RenderedResponse plain;
    private final RenderedResponse packed;

    /** A build by a Java compiler alone has no script. */
    DeliveryScript() {
        Optional<String> built = resource("script").map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
        this.name = built.orElse(null);
        this.loader = built.flatMap(any -> resource(LOADER))
                .map(DeliveryScript::loader)
                .orElse(null);
        this.plain = built.flatMap(DeliveryScript::resource)
                .map(bytes -> RenderedResponse.of(200, headers(KEPT), bytes))
                .orElse(null);
        this.packed = built.flatMap(file -> resource(file + ".gz"))
                .map(DeliveryScript::packed)
                .orElse(null);
    }

    /**
     * The answer to a GET or HEAD.
     *
     * @param file the last part of the path
     * @param accepts the header {@code Accept-Encoding}, or null
     * @param known the header {@code If-None-Match}, or null
     * @return empty when it is no file of the script
     */
    Optional<RenderedResponse> at(String file, String accepts, String known) {
        if (name != null && file.equals(name)) {
            return Optional.of(Compression.takesGzip(accepts) ? packed : plain);
        }
        if (loader == null || !file.equals(LOADER)) {
            return Optional.empty();
        }
        String tag = loader.headers().get("ETag");
        return Optional.of(
                tag.equals(known)
                        ? RenderedResponse.of(304, Map.of("ETag", tag, "Cache-Control", SHORTLY), new byte[0])
                        : loader);
    }

    private static RenderedResponse loader(byte[] bytes) {
        Map<String, String> headers = headers(SHORTLY);
        headers.put("ETag", ResponseRenderer.tag(bytes));
        return RenderedResponse.of(200, headers, bytes);
    }

    private static RenderedResponse packed(byte[] bytes) {
        Map<String, String> headers = headers(KEPT);
        headers.put("Content-Encoding", "gzip");
        return RenderedResponse.of(200, headers, bytes);
    }

    private static Map<String, String> headers(String kept) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", TYPE);
        headers.put("Cache-Control", kept);
        headers.put("Vary", "Accept-Encoding");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        headers.put("Access-Control-Allow-Origin", "*");
        return headers;
    }

    private static Optional<byte[]> resource(String file) {
        try (InputStream in = DeliveryScript.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("This build's " + FOLDER + file + " cannot be read", e);
        }
    }
}
