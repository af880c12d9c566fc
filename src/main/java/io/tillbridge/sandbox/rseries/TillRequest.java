package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.DoubleJson;
import io.tillbridge.sandbox.server.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as it came.
 *
 * @param uri path without the query
 * @param account the number in the path; null when there is none
 * @param resource the rest without {@code .json}: {@code Item/12}, {@code Session}, {@code auth/oauth/token}
 * @param suffixed whether the path ended with {@code .json}
 * @param query as it came, empty when there was none
 */
record TillRequest(
        String method,
        String uri,
        String account,
        String resource,
        boolean suffixed,
        String query,
        Map<String, String> parameters,
        byte[] body) {
    private static final Pattern PATH = Pattern.compile("/API(/V3)?/Account/([0-9]{1,17})(?:/(.*?))?(\\.json)?");
    private static final Pattern OTHER = Pattern.compile("(?:/API(?:/V3)?)?/(.*?)(\\.json)?");

    static TillRequest of(String method, String path, String query, byte[] body) {
        String asked = query == null ? "" : query;
        Matcher inAccount = PATH.matcher(path);
        if (inAccount.matches() && (inAccount.group(3) == null || inAccount.group(1) != null)) {
            String rest = inAccount.group(3);
            String resource = rest == null ? "Account/" + inAccount.group(2) : rest;
            return new TillRequest(
                    method,
                    path,
                    inAccount.group(2),
                    resource,
                    inAccount.group(4) != null,
                    asked,
                    decoded(asked),
                    body);
        }
        Matcher other = OTHER.matcher(path);
        boolean known = other.matches();
        return new TillRequest(
                method,
                path,
                null,
                known ? other.group(1) : path,
                known && other.group(2) != null,
                asked,
                decoded(asked),
                body);
    }

    boolean isApi() {
        return uri.startsWith("/API/");
    }

    /** The part of the resource before its slash. */
    String entity() {
        return resource.split("/", -1)[0];
    }

    /** The number behind the entity; null when there is none. @throws Refused 404 when it is no number */
    Long id() {
        String[] parts = resource.split("/", -1);
        if (parts.length == 1) {
            return null;
        }
        if (parts.length != 2 || !parts[1].matches("[0-9]{1,17}")) {
            throw new Refused(404, "Not found: " + uri);
        }
        return Long.valueOf(parts[1]);
    }

    String parameter(String name) {
        return parameters.get(name);
    }

    /** @throws Refused 400 when the body is no JSON object */
    Map<String, Object> json() {
        return DoubleJson.read(body);
    }

    /** Names and values of a form or a query; the last one of a name counts. */
    static Map<String, String> decoded(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(plain(pair.substring(0, equals)), plain(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** What is badly encoded stays as it came. */
    private static String plain(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
