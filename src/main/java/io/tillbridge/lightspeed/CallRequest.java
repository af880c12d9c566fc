package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is asked of an API.
 *
 * @param method GET, PUT, POST or DELETE
 * @param path without its ending, as the API shortens it, such as {@code orders/123/products}
 * @param query encoded, "" for none
 */
public record CallRequest(String method, String path, String query) {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");

    /**
     * Which paths an API has.
     *
     * @param pattern without the ending {@code .json}
     * @param examples for messages, such as {@code orders or orders/123/products}
     */
    public record Paths(Pattern pattern, String examples) {}

    /**
     * Takes what a route says; ids in it come from messages, so nothing in them can lead elsewhere.
     *
     * @throws BadDataFailure when it is no call
     */
    public static CallRequest of(String method, String path, CallQuery query, Paths paths) {
        String word = method == null ? "" : method.strip().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(word)) {
            throw new BadDataFailure("Expected the method of a call to be one of GET, PUT, POST, DELETE, found '" + word
                    + "'. Correct the kamelet's property.");
        }
        String place = path == null ? "" : path.strip().replaceFirst("\\.json$", "");
        if (!paths.pattern().matcher(place).matches()) {
            throw new BadDataFailure(
                    "Expected the path of a call such as " + paths.examples() + ", found '" + shown(place)
                            + "'. Correct the kamelet's property, or look whether the message holds the id it is made of.");
        }
        return new CallRequest(word, place, query.encoded());
    }

    public boolean hasBody() {
        return method.equals("PUT") || method.equals("POST");
    }

    /** For messages: never the query's values, which may be long. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
