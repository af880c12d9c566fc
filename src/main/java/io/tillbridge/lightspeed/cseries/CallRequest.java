package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.BadDataFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is asked of a shop.
 *
 * @param method GET, PUT, POST or DELETE
 * @param path below the language and without its ending, such as {@code orders/123/products}
 * @param query encoded, "" for none
 */
record CallRequest(String method, String path, String query) {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z_]{0,40}(/[A-Za-z0-9_-]{1,64}){0,5}");

    /**
     * Takes what a route says; ids in it come from messages, so nothing in them can lead elsewhere.
     *
     * @param query {@code name=value} pairs with {@code ;} or {@code &} between, not encoded
     * @throws BadDataFailure when it is no call
     */
    static CallRequest of(String method, String path, String query) {
        String word = method == null ? "" : method.strip().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(word)) {
            throw new BadDataFailure("Expected the method of a call to be one of GET, PUT, POST, DELETE, found '" + word
                    + "'. Correct the kamelet's property.");
        }
        String place = path == null ? "" : path.strip().replaceFirst("\\.json$", "");
        if (!PATH.matcher(place).matches()) {
            throw new BadDataFailure(
                    "Expected the path of a call such as orders or orders/123/products, found '" + shown(place)
                            + "'. Correct the kamelet's property, or look whether the message holds the id it is made of.");
        }
        return new CallRequest(word, place, encoded(query));
    }

    boolean hasBody() {
        return method.equals("PUT") || method.equals("POST");
    }

    /** For messages: never the query's values, which may be long. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String encoded(String query) {
        if (query == null || query.isBlank()) {
            return "";
        }
        StringBuilder encoded = new StringBuilder();
        for (String pair : pairs(query)) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank()) {
                throw new BadDataFailure("Expected the query of a call as name=value pairs with ; between, found '"
                        + shown(pair) + "'. Correct the kamelet's property.");
            }
            encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(encode(parts[0].strip()))
                    .append('=')
                    .append(encode(parts[1]));
        }
        return encoded.toString();
    }

    /** A query's pairs; {@code &} would take the rest of a query away from a kamelet's property, so people write ; instead. */
    static List<String> pairs(String query) {
        return Arrays.stream(query.split("[;&]"))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
