package io.tillbridge.feed.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with names of fields or sources in braces: {@code {brand} {title}}. A brace that stands for itself is written
 * twice.
 *
 * @param parts texts and names by turns, a text first
 */
public record FeedTemplate(List<String> parts) {
    /** @throws IllegalArgumentException a brace is not closed, or nothing stands between two */
    public static FeedTemplate of(String template) {
        List<String> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            boolean twice = i + 1 < template.length() && template.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && twice) {
                text.append(c);
                i++;
            } else if (c == '{') {
                int end = template.indexOf('}', i);
                if (end <= i + 1) {
                    throw new IllegalArgumentException("expected {name}, found a { without a name and }");
                }
                parts.add(text.toString());
                text.setLength(0);
                parts.add(template.substring(i + 1, end).strip());
                i = end;
            } else if (c == '}') {
                throw new IllegalArgumentException("expected {name}, found a } without a { before it");
            } else {
                text.append(c);
            }
        }
        parts.add(text.toString());
        return new FeedTemplate(parts);
    }

    /** The names in braces. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** The one name of a template that is nothing else, or null. */
    public String onlyName() {
        return parts.size() == 3 && parts.get(0).isEmpty() && parts.get(2).isEmpty() ? parts.get(1) : null;
    }
}
