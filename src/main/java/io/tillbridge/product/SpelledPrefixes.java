package io.tillbridge.product;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The beginning of a name or code in the ways in which people write it: as given, small, in capitals and with a first
 * capital. Names are stored as they are spelled, and a search that ignores case could use no index.
 */
final class SpelledPrefixes {
    private static final int WAYS = 4;

    private SpelledPrefixes() {}

    /** SQL: that one of the columns begins so. */
    static String condition(String... columns) {
        return Arrays.stream(columns)
                .flatMap(column -> IntStream.range(0, WAYS).mapToObj(way -> column + " LIKE :q" + way))
                .collect(Collectors.joining(" OR "));
    }

    /** What the condition compares with, by name. */
    static Map<String, String> of(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        int first = small.offsetByCodePoints(0, Math.min(1, small.codePointCount(0, small.length())));
        String capital = small.substring(0, first).toUpperCase(Locale.ROOT) + small.substring(first);
        Map<String, String> bound = new LinkedHashMap<>();
        for (String way : new String[] {text, small, text.toUpperCase(Locale.ROOT), capital}) {
            bound.put("q" + bound.size(), way.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return bound;
    }
}
