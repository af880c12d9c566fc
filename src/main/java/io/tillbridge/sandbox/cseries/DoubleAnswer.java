package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.DoubleJson;
import java.util.Map;

/**
 * What the shop says to a call.
 *
 * @param body null: none
 */
record DoubleAnswer(int status, Map<String, Object> body) {
    static DoubleAnswer ok(String key, Object value) {
        return new DoubleAnswer(200, DoubleJson.object(key, value));
    }

    static DoubleAnswer error(int status, IncomingCall call, String message) {
        return new DoubleAnswer(
                status,
                DoubleJson.object(
                        "error",
                        DoubleJson.object(
                                "code", status, "method", call.method(), "request", call.uri(), "message", message)));
    }
}
