package io.tillbridge.api.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** What an operation answers. */
public sealed interface ApiResponse {

    /** A JSON answer; {@code headers} are those beyond the usual. */
    record Body(int status, Object body, Map<String, String> headers) implements ApiResponse {
        public Body with(String header, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(header, value);
            return new Body(status, body, more);
        }
    }

    /** A text of another type than JSON. */
    record Text(int status, String contentType, String text) implements ApiResponse {
        public Text(String contentType, String text) {
            this(200, contentType, text);
        }
    }

    /** A page for a person in a browser (HTML), without scripts. */
    record Page(String html) implements ApiResponse {}

    /** Done, nothing to say (204); {@code headers} are those beyond the usual. */
    record Nothing(Map<String, String> headers) implements ApiResponse {
        public Nothing() {
            this(Map.of());
        }
    }

    /**
     * A file, streamed from disk and offered for saving under that name.
     *
     * @param passing whether it was made for this answer: its folder goes when it is sent
     */
    record Download(Path file, String contentType, String filename, boolean passing) implements ApiResponse {
        public Download(Path file, String contentType, String filename) {
            this(file, contentType, filename, false);
        }

        /** Of a kept file, which is never written again; null for one that was made for this answer. */
        public String tag() {
            try {
                BasicFileAttributes is = passing ? null : Files.readAttributes(file, BasicFileAttributes.class);
                return is == null
                        ? null
                        : "\"" + Long.toHexString(is.size()) + "-"
                                + Long.toHexString(is.lastModifiedTime().toMillis()) + "\"";
            } catch (IOException gone) {
                return null;
            }
        }
    }

    /** Server-sent events. */
    record Events(EventSource source) implements ApiResponse {}

    static Body ok(Object body) {
        return new Body(200, body, Map.of());
    }

    /** A new resource and where it stands below the base path. */
    static Body created(Object body, String location) {
        return new Body(201, body, Map.of("Location", location));
    }

    /** Taken on; what becomes of it is told at that place below the base path. */
    static Body accepted(Object body, String location) {
        return new Body(202, body, Map.of("Location", location));
    }
}
