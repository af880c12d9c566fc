package io.tillbridge.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The web console: one page for each address below {@code /console} and for those that mails name, and its scripts and
 * styles below {@code /console/assets}, whose names carry a hash of what is in them. The build packs each file once.
 */
final class ConsoleFiles {
    private static final String FOLDER = "/console/app/";
    private static final String UNBUILT = "/console/unbuilt.html";
    private static final String PAGE = "/console";
    private static final String ASSETS = PAGE + "/assets/";
    /** Addresses of their own, which mails, the start of the hub and one-time links name. */
    private static final Set<String> NAMED = Set.of("/signin", "/welcome", "/secret");

    private static final String KEPT = "public, max-age=31536000, immutable";

    private final Map<String, Asset> assets = new HashMap<>();
    private final String page;
    private final boolean built;

    private record Asset(RenderedResponse plain, RenderedResponse gzip) {}

    ConsoleFiles() {
        Optional<String> bundled = text("index.html");
        this.built = bundled.isPresent();
        this.page = bundled.orElseGet(() -> new String(resource(UNBUILT).orElseThrow(), StandardCharsets.UTF_8));
        text("files").ifPresent(list -> list.lines().forEach(this::asset));
    }

    /** Whether this build holds the console; one by a Java compiler alone does not. */
    boolean built() {
        return built;
    }

    /** @param accepts the header {@code Accept-Encoding}, or null */
    Optional<RenderedResponse> at(String path, String accepts) {
        if (path == null || !(NAMED.contains(path) || built && (path.equals(PAGE) || path.startsWith(PAGE + "/")))) {
            return Optional.empty();
        }
        if (path.startsWith(ASSETS)) {
            return Optional.ofNullable(assets.get(path.substring(ASSETS.length())))
                    .map(asset -> Compression.takesGzip(accepts) ? asset.gzip() : asset.plain());
        }
        return Optional.of(page(path));
    }

    /** The page loads its files by relative addresses, so that the hub may stand below any path of a proxy. */
    private RenderedResponse page(String path) {
        long depth = path.chars().filter(c -> c == '/').count() - 1;
        String base = "../".repeat((int) Math.min(depth, 50)) + "console/assets/";
        return RenderedResponse.of(
                200,
                Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", StaticPages.POLICY),
                page.replace("{base}", base).getBytes(StandardCharsets.UTF_8));
    }

    private void asset(String line) {
        int gap = line.indexOf(' ');
        String name = line.substring(0, gap);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", line.substring(gap + 1) + "; charset=utf-8");
        headers.put("Content-Security-Policy", StaticPages.POLICY);
        headers.put("Cache-Control", KEPT);
        headers.put("Vary", "Accept-Encoding");
        RenderedResponse plain = RenderedResponse.of(200, headers, content(name));
        Map<String, String> packed = new HashMap<>(headers);
        packed.put("Content-Encoding", "gzip");
        assets.put(name, new Asset(plain, RenderedResponse.of(200, packed, content(name + ".gz"))));
    }

    private static Optional<String> text(String name) {
        return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] content(String name) {
        return bytes(name).orElseThrow(() -> new IllegalStateException("This build's console lacks " + name));
    }

    private static Optional<byte[]> bytes(String name) {
        return resource(FOLDER + name);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream in = ConsoleFiles.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("This build's console cannot be read: " + name, e);
        }
    }
}
