package io.tillbridge.app.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The types that a key of a site's own may have, by the word that {@code custom/keys.yaml} uses. */
final class CustomKeyTypes {
    private static final ValueType LIST = new ValueType(
            "list",
            "texts separated by commas, or nothing",
            text -> String.join(",", ValueType.listed(text).toList()));
    private static final ValueType FOLDER = new ValueType(
            "folder",
            "a path below routes.files, relative and without ..",
            text -> ValueType.matching(text, "(?!.*(^|/)\\.\\.(/|$))[^/\\\\\\p{Cntrl}:?#][^\\\\\\p{Cntrl}:?#]*"));
    private static final ValueType URL = new ValueType(
            "url",
            "an address such as https://api.example.com/orders without an account in it",
            text -> ValueType.matching(text, "https?://[0-9A-Za-z.:\\[\\]_-]+(/[^\\s@?#]*)?"));
    /** In a route they would be evaluated: a value is text and nothing else. */
    private static final Pattern EVALUATED =
            Pattern.compile("(?s).*(\\{\\{|\\$\\{|\\$simple\\{).*|(?i)\\s*resource:.*");

    static final Map<String, ValueType> BY_WORD = byWord();

    private CustomKeyTypes() {}

    private static Map<String, ValueType> byWord() {
        Map<String, ValueType> types = new TreeMap<>();
        for (ValueType type : List.of(
                ValueType.TEXT,
                ValueType.number(Integer.MIN_VALUE, Integer.MAX_VALUE),
                ValueType.FLAG,
                ValueType.TIME,
                ValueType.BYTES,
                ValueType.CRON,
                ValueType.PORT,
                ValueType.HOST,
                ValueType.MAIL_ADDRESS,
                LIST,
                FOLDER,
                URL)) {
            types.put(type.name(), plain(type.name(), type));
        }
        types.put("time-zone", plain("time-zone", ValueType.ZONE));
        return Map.copyOf(types);
    }

    private static ValueType plain(String word, ValueType type) {
        return new ValueType(word, type.expected() + ", without {{…}} and ${…}", text -> {
            if (EVALUATED.matcher(text).matches()) {
                throw new IllegalArgumentException(text);
            }
            return type.reader().apply(text);
        });
    }
}
