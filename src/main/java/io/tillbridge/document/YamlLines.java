package io.tillbridge.document;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes plain values as YAML in one form only: a name and its value on a line, every text in double quotes, so that no
 * reader takes {@code no} for false or {@code 12:00} for a number. What a person cannot see is escaped.
 */
public final class YamlLines {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    private final StringBuilder text = new StringBuilder();

    private YamlLines() {}

    public static String of(Map<String, ?> document) {
        YamlLines lines = new YamlLines();
        lines.object(document, 0);
        return lines.text.toString();
    }

    private void object(Map<?, ?> object, int depth) {
        object.forEach((name, value) -> {
            indent(depth);
            member(String.valueOf(name), value, depth);
        });
    }

    private void member(String name, Object value, int depth) {
        if (PLAIN_NAME.matcher(name).matches()) {
            text.append(name);
        } else {
            quote(name);
        }
        text.append(':');
        value(value, depth);
    }

    private void value(Object value, int depth) {
        if (value instanceof Map<?, ?> object && !object.isEmpty()) {
            text.append('\n');
            object(object, depth + 1);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list.forEach(item -> item(item, depth + 1));
        } else {
            text.append(' ');
            scalar(value);
            text.append('\n');
        }
    }

    /** The first member of an object stands on the line of its dash. */
    private void item(Object item, int depth) {
        indent(depth);
        text.append('-');
        if (item instanceof Map<?, ?> object && !object.isEmpty()) {
            String before = " ";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                text.append(before);
                member(String.valueOf(member.getKey()), member.getValue(), depth + 1);
                before = "  ".repeat(depth + 1);
            }
        } else {
            value(item, depth);
        }
    }

    private void scalar(Object value) {
        if (value instanceof String string) {
            quote(string);
        } else if (value instanceof Map) {
            text.append("{}");
        } else {
            text.append(value instanceof List ? "[]" : value);
        }
    }

    private void indent(int depth) {
        text.append("  ".repeat(depth));
    }

    private void quote(String string) {
        text.append('"');
        string.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (isVisible(c)) {
                text.appendCodePoint(c);
            } else {
                text.append("\\U%08X".formatted(c));
            }
        });
        text.append('"');
    }

    private static boolean isVisible(int c) {
        if ((c & 0xFFFE) == 0xFFFE) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
