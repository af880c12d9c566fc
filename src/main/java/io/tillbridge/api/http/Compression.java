package io.tillbridge.api.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Answers as gzip for clients that take it. It costs a worker's time, not the event loop's. */
final class Compression {
    /** Below this a packet holds the plain answer as well. */
    static final int SMALLEST = 1024;

    private static final Set<String> TYPES = Set.of(
            "application/json",
            "application/problem+json",
            "application/yaml",
            "text/html",
            "text/css",
            "text/javascript");

    private Compression() {}

    /** @param accepts the header {@code Accept-Encoding}, or null */
    static RenderedResponse of(RenderedResponse answer, String accepts) {
        String type = answer.headers().getOrDefault("Content-Type", "").split(";", -1)[0];
        if (answer.body().length() < SMALLEST || !TYPES.contains(type)) {
            return answer;
        }
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.merge("Vary", "Accept-Encoding", (one, other) -> one + ", " + other);
        if (!takesGzip(accepts)) {
            return new RenderedResponse(answer.status(), headers, answer.body());
        }
        headers.put("Content-Encoding", "gzip");
        return new RenderedResponse(
                answer.status(), headers, Buffer.buffer(packed(answer.body().getBytes())));
    }

    /** RFC 9110, 12.5.3: named with a weight above 0, or {@code *} and not named. */
    static boolean takesGzip(String accepts) {
        boolean any = false;
        for (String coding : accepts == null
                ? new String[0]
                : accepts.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", -1);
            boolean refused = parts.length > 1 && parts[1].strip().matches("q=0(\\.0{0,3})?");
            String name = parts[0].strip();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return !refused;
            }
            any |= name.equals("*") && !refused;
        }
        return any;
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (Quick gzip = new Quick(to)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory took no bytes", impossible);
        }
        return to.toByteArray();
    }

    /** The level that costs the least time: lists shrink to a tenth with it, too. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream to) throws IOException {
            super(to, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
