package io.tillbridge.sandbox.rseries;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tillbridge.sandbox.server.DoubleJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the till says to a call. */
record TillAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final String TYPE = "Content-Type";
    static final String JSON = "application/json";

    static TillAnswer json(int status, Object body) {
        return new TillAnswer(status, Map.of(TYPE, JSON), DoubleJson.bytes(body));
    }

    static TillAnswer page(int status, String html) {
        return new TillAnswer(
                status, Map.of(TYPE, "text/html; charset=utf-8"), html.getBytes(StandardCharsets.UTF_8));
    }

    static TillAnswer redirect(String address) {
        return new TillAnswer(302, Map.of("Location", address), new byte[0]);
    }

    /** The envelope of the API proper. Its 400 and 404 say that they are HTML. */
    static TillAnswer error(int status, String message) {
        String kind = status == 401 ? "BadAuthenticationRequestError" : "Exception";
        byte[] body = DoubleJson.bytes(DoubleJson.object(
                "httpCode",
                Integer.toString(status),
                "httpMessage",
                HttpResponseStatus.valueOf(status).reasonPhrase(),
                "message",
                message,
                "errorClass",
                kind));
        return new TillAnswer(status, Map.of(TYPE, status == 400 || status == 404 ? "text/html" : JSON), body);
    }

    /** The envelope of the layer of sign-in. */
    static TillAnswer oauth(int status, String error, String description, String hint) {
        return json(status, DoubleJson.object("error", error, "error_description", description, "hint", hint));
    }

    TillAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new TillAnswer(status, all, body);
    }
}
