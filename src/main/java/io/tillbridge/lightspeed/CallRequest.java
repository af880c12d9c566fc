package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;
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
public record CallRequest(String method, String path, String query) {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z_]{0,40}(/[A-Za-z0-9_-]{1,64}){0,5}");

    /**
     * Takes what a route says; ids in it come from messages, so nothing in them can lead elsewhere.
     *
     * @throws BadDataFailure when it is no call
     */
    public static CallRequest of(String method, String path, CallQuery query) {
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
