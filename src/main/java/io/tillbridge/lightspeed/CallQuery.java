package io.tillbridge.lightspeed;

import io.tillbridge.run.BadDataFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of a call. A kamelet's property is split while its {@code ${…}} are still empty: what a message fills in
 * is a value as it stands, whatever characters it holds, and never another parameter.
 */
public record CallQuery(List<Pair> pairs) {
    public static final CallQuery NONE = new CallQuery(List.of());

    /** A parameter, not encoded. */
    public record Pair(String name, String value) {}

    public CallQuery {
        pairs = List.copyOf(pairs);
    }

    /**
     * Takes what a route says.
     *
     * @param template {@code name=value} pairs with {@code ;} or {@code &} between; a map of names and values may stand in
     *     the place of a pair
     * @param fill what a part of the template, with its expressions, is in this message
     * @throws BadDataFailure when a pair is none
     */
    public static CallQuery of(String template, Function<String, Object> fill) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : parts(template == null ? "" : template, ";&")) {
            String text = part.strip();
            if (!text.isEmpty()) {
                pairs.addAll(pairs(text, fill));
            }
        }
        return new CallQuery(pairs);
    }

    /** Pairs without expressions. */
    public static CallQuery plain(String query) {
        return of(query, text -> text);
    }

    private static List<Pair> pairs(String text, Function<String, Object> fill) {
        List<String> sides = parts(text, "=");
        if (sides.size() == 1) {
            return whole(text, fill.apply(text));
        }
        return List.of(pair(
                filled(sides.get(0), fill), filled(text.substring(sides.get(0).length() + 1), fill), text));
    }

    /** An expression that is no side of a pair: parameters that a bean has put together, or one pair as text. */
    private static List<Pair> whole(String text, Object content) {
        if (content instanceof CallQuery query) {
            return query.pairs();
        }
        if (content instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> pair(text(entry.getKey()), text(entry.getValue()), text))
                    .toList();
        }
        String one = text(content);
        if (one.isBlank() && !text.equals(one)) {
            return List.of();
        }
        int equals = one.indexOf('=');
        return List.of(pair(one.substring(0, Math.max(equals, 0)), one.substring(equals + 1), text));
    }

    private static Pair pair(String name, String value, String text) {
        if (name.isBlank()) {
            throw new BadDataFailure("Expected the query of a call as name=value pairs with ; between, found '"
                    + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'. Correct the kamelet's property.");
        }
        return new Pair(name.strip(), value);
    }

    private static String filled(String text, Function<String, Object> fill) {
        return text.contains("${") || text.contains("$simple{") ? text(fill.apply(text)) : text;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** What stands between the marks; those inside braces are part of an expression. */
    private static List<String> parts(String text, String marks) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '{' && (depth > 0 || opens(text, i))) {
                depth++;
            } else if (letter == '}') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && marks.indexOf(letter) >= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static boolean opens(String text, int brace) {
        String before = text.substring(0, brace);
        return before.endsWith("$") || before.endsWith("$simple");
    }

    public Optional<String> value(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }

    public CallQuery without(String name) {
        return new CallQuery(
                pairs.stream().filter(pair -> !pair.name().equals(name)).toList());
    }

    public CallQuery and(CallQuery more) {
        return new CallQuery(Stream.concat(pairs.stream(), more.pairs.stream()).toList());
    }

    /** As it goes to the shop; "" for none. */
    public String encoded() {
        return pairs.stream()
                .map(pair -> encode(pair.name()) + "=" + encode(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
