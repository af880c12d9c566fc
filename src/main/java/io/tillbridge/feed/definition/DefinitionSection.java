package io.tillbridge.feed.definition;

import io.tillbridge.document.NearestName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Keys and values of a definition: each value is read with what is expected of it, and every mistake is collected. */
final class DefinitionSection {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final DefinitionFaults faults;
    private final Map<String, LinedNode> entries;
    private final int line;
    private final String key;
    private final String rule;

    private DefinitionSection(DefinitionFaults faults, LinedNode.Section node, String key, String rule) {
        this.faults = faults;
        this.entries = node.of();
        this.line = node.line();
        this.key = key;
        this.rule = rule;
    }

    /** @param keys all that may stand here; empty: any */
    static DefinitionSection of(DefinitionFaults faults, LinedNode node, String key, String rule, List<String> keys) {
        if (!(node instanceof LinedNode.Section section)) {
            faults.add(node.line(), key, rule, "expected keys and values, " + node.found());
            return new DefinitionSection(faults, new LinedNode.Section(node.line(), Map.of()), key, rule);
        }
        DefinitionSection read = new DefinitionSection(faults, section, key, rule);
        if (!keys.isEmpty()) {
            read.onlyKeys(keys);
        }
        return read;
    }

    private void onlyKeys(List<String> keys) {
        entries.forEach((name, value) -> {
            if (!keys.contains(name)) {
                String nearest = NearestName.to(name, keys)
                        .map(near -> "the nearest is \"" + near + "\"")
                        .orElse("expected one of " + String.join(", ", keys));
                faults.add(value.line(), path(name), rule, "is no key here; " + nearest);
            }
        });
    }

    DefinitionSection named(String ruleName) {
        return new DefinitionSection(faults, new LinedNode.Section(line, entries), key, ruleName);
    }

    DefinitionFaults faults() {
        return faults;
    }

    String rule() {
        return rule;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    int line() {
        return line;
    }

    int line(String name) {
        LinedNode node = entries.get(name);
        return node == null ? line : node.line();
    }

    String path(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    void fault(String name, String message) {
        faults.add(line(name), path(name), rule, message);
    }

    /** A text that must be there; "" when it is not. */
    String text(String name) {
        LinedNode node = entries.get(name);
        if (node == null) {
            fault(name, "is missing, expected a text");
            return "";
        }
        return text(name, node).orElse("");
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A text that may be empty, such as what takes the place of a match. */
    String anyText(String name) {
        LinedNode node = entries.get(name);
        if (node instanceof LinedNode.Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        fault(name, node == null ? "is missing, expected a text" : "expected a text in quotes, " + node.found());
        return "";
    }

    private Optional<String> text(String name, LinedNode node) {
        if (node instanceof LinedNode.Scalar scalar
                && scalar.text() != null
                && !scalar.text().isEmpty()) {
            return Optional.of(scalar.text());
        }
        faults.add(node.line(), path(name), rule, "expected a text, " + node.found());
        return Optional.empty();
    }

    /** @param otherwise null: the value must be there */
    <T> T choice(String name, Map<String, T> choices, T otherwise) {
        if (!has(name) && otherwise != null) {
            return otherwise;
        }
        String word = text(name);
        T chosen = choices.get(word);
        if (chosen == null && !word.isEmpty()) {
            String nearest = NearestName.to(word, choices.keySet())
                    .map(near -> "; the nearest is \"" + near + "\"")
                    .orElse("");
            fault(name, "expected one of " + String.join(", ", choices.keySet()) + ", found \"" + word + "\"" + nearest);
        }
        return chosen == null ? otherwise : chosen;
    }

    boolean flag(String name, boolean otherwise) {
        return choice(name, Map.of("true", true, "false", false), otherwise);
    }

    /** A number that may be missing: null. */
    BigDecimal decimal(String name, BigDecimal least, BigDecimal most) {
        if (!has(name)) {
            return null;
        }
        String text = text(name);
        String range = (least == null ? "" : " of at least " + least.toPlainString())
                + (most == null ? "" : " and at most " + most.toPlainString());
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            if ((least == null || number.compareTo(least) >= 0) && (most == null || number.compareTo(most) <= 0)) {
                return number;
            }
        }
        if (!text.isEmpty()) {
            fault(name, "expected a number" + range + ", found \"" + text + "\"");
        }
        return null;
    }

    /** A whole number that may be missing: null. */
    Integer whole(String name, int least, int most) {
        BigDecimal number = decimal(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            fault(name, "expected a whole number, found \"" + number.toPlainString() + "\"");
            return null;
        }
        return number.intValueExact();
    }

    /** One text or a list of them; empty when nothing stands there. */
    List<String> texts(String name) {
        LinedNode node = entries.get(name);
        if (node == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        List<LinedNode> items = node instanceof LinedNode.Items list ? list.of() : List.of(node);
        if (items.isEmpty()) {
            fault(name, "expected a text or a list of texts, found an empty list");
        }
        items.forEach(item -> text(name, item).ifPresent(texts::add));
        return texts;
    }

    /** Texts by name, in the order of the file; a text may be empty. */
    Map<String, String> words(String name) {
        Map<String, String> words = new LinkedHashMap<>();
        LinedNode node = entries.get(name);
        if (node != null) {
            DefinitionSection section = of(faults, node, path(name), rule, List.of());
            section.entries.keySet().forEach(word -> words.put(word, section.anyText(word)));
        }
        return words;
    }

    /** A section that may be missing. */
    Optional<DefinitionSection> section(String name, List<String> keys) {
        return Optional.ofNullable(entries.get(name)).map(node -> of(faults, node, path(name), rule, keys));
    }

    /** The items of a list of sections. */
    <T> List<T> sections(String name, List<String> keys, Function<DefinitionSection, T> reading) {
        LinedNode node = entries.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof LinedNode.Items items)) {
            fault(name, "expected a list, " + node.found());
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < items.of().size(); i++) {
            read.add(reading.apply(of(faults, items.of().get(i), path(name) + "[" + (i + 1) + "]", rule, keys)));
        }
        return read;
    }
}
