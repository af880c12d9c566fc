package io.tillbridge.sandbox.cseries;

import io.tillbridge.sandbox.server.Refused;
import io.tillbridge.sandbox.server.DoubleJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call as it came.
 *
 * @param uri path without the query
 * @param language first part of the path, empty when there is none
 * @param resource the rest of the path without {@code .json}; null when it does not end so
 * @param query the text after the question mark, empty when there is none
 */
record IncomingCall(
        String method,
        String uri,
        String language,
        String resource,
        String query,
        Map<String, String> parameters,
        byte[] body) {
    private static final String END = ".json";

    static IncomingCall of(String method, String path, String query, byte[] body) {
        int slash = path.indexOf('/', 1);
        String language = slash < 0 ? "" : path.substring(1, slash);
        String rest = slash < 0 ? path.substring(Math.min(1, path.length())) : path.substring(slash + 1);
        String resource = rest.endsWith(END) ? rest.substring(0, rest.length() - END.length()) : null;
        String asked = query == null ? "" : query;
        return new IncomingCall(method, path, language, resource, asked, parameters(asked), body);
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** The object under the singular key of the body. @throws Refused 400 when the body has no such object */
    @SuppressWarnings("unchecked")
    Map<String, Object> data(String key) {
        if (DoubleJson.read(body).get(key) instanceof Map<?, ?> data) {
            return (Map<String, Object>) data;
        }
        throw new Refused(400, "Invalid data input: expected an object under '" + key + "'");
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** What is badly encoded stays as it came. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
