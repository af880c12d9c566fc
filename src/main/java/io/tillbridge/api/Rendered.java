package io.tillbridge.api;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A whole answer as bytes: what is written, and what is kept for an Idempotency-Key. */
record Rendered(int status, Map<String, String> headers, Buffer body) {

    static Rendered of(int status, Map<String, String> headers, byte[] body) {
        return new Rendered(status, headers, Buffer.buffer(body));
    }
}
