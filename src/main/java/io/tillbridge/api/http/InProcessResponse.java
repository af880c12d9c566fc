package io.tillbridge.api.http;

import java.util.Map;

/**
 * What an operation answered to a call from within the process.
 *
 * @param body plain values for JSON, a text for any other text, an {@link java.io.InputStream} for a file, null for none
 * @param headers of the answer, such as {@code ETag} and {@code Location}
 * @param filename under which a file would be saved; null for anything but a file
 */
public record InProcessResponse(int status, Object body, Map<String, String> headers, String filename) {

    public InProcessResponse {
        headers = Map.copyOf(headers);
    }
}
