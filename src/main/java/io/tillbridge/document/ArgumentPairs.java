package io.tillbridge.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The arguments of a call as a route writes them: {@code name=value} with {@code ;} between. They are split while the
 * {@code ${…}} are still empty, so a value that a message brings is one value, whatever characters it has.
 */
public final class ArgumentPairs {
    private ArgumentPairs() {}

    /**
     * Names and values.
     *
     * @param template as the route has it; a map of names and values may stand in the place of a pair
     * @param fill what a part of the template is in this message; an argument whose value is null is left out
     * @throws IllegalArgumentException when a part is no pair, with a sentence for a person
     */
    public static Map<String, String> of(String template, Function<String, Object> fill) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String part : parts(template == null ? "" : template, ';')) {
            String text = part.strip();
            if (!text.isEmpty()) {
                pair(text, fill, arguments);
            }
        }
        return arguments;
    }

    private static void pair(String text, Function<String, Object> fill, Map<String, String> arguments) {
        List<String> sides = parts(text, '=');
        if (sides.size() > 1) {
            String name = sides.get(0).strip();
            put(name, value(text.substring(sides.get(0).length() + 1).strip(), fill), text, arguments);
            return;
        }
        Object whole = value(text, fill);
        if (whole instanceof Map<?, ?> map) {
            map.forEach((name, value) -> put(String.valueOf(name), value, text, arguments));
        } else if (whole != null) {
            throw wrong(text);
        }
    }

    private static void put(String name, Object value, String text, Map<String, String> arguments) {
        if (name.isBlank()) {
            throw wrong(text);
        }
        if (value != null) {
            arguments.put(name, value.toString());
        }
    }

    private static Object value(String text, Function<String, Object> fill) {
        return text.contains("${") || text.contains("$simple{") ? fill.apply(text) : text;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("Expected arguments as name=value pairs with ; between, found '"
                + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'");
    }

    /** The names in a template, as far as they can be seen without a message; a map of names has none. */
    public static List<String> names(String template) {
        return parts(template, ';').stream()
                .map(part -> parts(part, '='))
                .filter(sides -> sides.size() > 1)
                .map(sides -> sides.get(0).strip())
                .toList();
    }

    /** Whether a template has a part that is a map of names and values. */
    public static boolean hasWhole(String template) {
        return parts(template, ';').stream()
                .anyMatch(part -> !part.isBlank() && parts(part, '=').size() == 1);
    }

    /** What stands between the marks; those inside of an expression are part of it. */
    private static List<String> parts(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean opens = i > 0 && (text.charAt(i - 1) == '$' || text.startsWith("$simple", Math.max(0, i - 7)));
            if (letter == '{' && (depth > 0 || opens)) {
                depth++;
            } else if (letter == '}') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && letter == mark) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
