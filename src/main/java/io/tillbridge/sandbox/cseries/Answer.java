package io.tillbridge.sandbox.cseries;

import java.util.Map;

/**
 * What the shop says to a call.
 *
 * @param body null: none
 */
record Answer(int status, Map<String, Object> body) {
    static Answer ok(String key, Object value) {
        return new Answer(200, Json.object(key, value));
    }

    static Answer error(int status, Incoming call, String message) {
        return new Answer(
                status,
                Json.object(
                        "error",
                        Json.object(
                                "code", status, "method", call.method(), "request", call.uri(), "message", message)));
    }
}
