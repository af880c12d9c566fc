package io.tillbridge.api.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A whole answer as bytes: what is written, and what is kept for an Idempotency-Key. */
record RenderedResponse(int status, Map<String, String> headers, Buffer body) {

    static RenderedResponse of(int status, Map<String, String> headers, byte[] body) {
        return new RenderedResponse(status, headers, Buffer.buffer(body));
    }
}
