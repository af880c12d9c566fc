package io.tillbridge.api.http;

import io.tillbridge.access.Caller;
import java.util.Map;

/**
 * A call of an operation from within the process.
 *
 * @param operation the operationId
 * @param arguments path and query parameters by name, as text that is not encoded
 * @param headers those that the operation names, such as {@code If-Match} and {@code Idempotency-Key}
 * @param body what the operation takes as its body: for JSON a map, list or other plain value, or JSON as text, bytes or
 *     stream; for a file a stream, bytes, a file or text; ignored by operations that take none
 */
public record InProcessCall(
        Caller caller, String operation, Map<String, String> arguments, Map<String, String> headers, Object body) {

    public InProcessCall {
        arguments = Map.copyOf(arguments);
        headers = Map.copyOf(headers);
    }
}
