package io.tillbridge.routing;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The values of one mapping in a file, each with its place; what is wrong with them goes to the findings. */
final class EntryValues {
    private static final Pattern KEY = Pattern.compile("\\{\\{\\??([^{}]+)}}");

    private final String path;
    private final Rule rule;
    private final Node entry;
    private final Map<String, String> keys;
    private final Findings findings;
    private boolean right = true;

    /** @param keys the keys a value may name as {@code {{key}}}, with the values in force */
    EntryValues(String path, Rule rule, Node entry, Map<String, String> keys, Findings findings) {
        this.path = path;
        this.rule = rule;
        this.entry = entry;
        this.keys = keys;
        this.findings = findings;
    }

    /** Whether nothing was found wrong so far. */
    boolean right() {
        return right;
    }

    Node entry() {
        return entry;
    }

    Node at(String name) {
        return YamlNodes.at(entry, name);
    }

    /** Finds fault with each name that is none of these. */
    void knownAre(Set<String> known) {
        for (Node key : YamlNodes.keys(entry)) {
            String name = YamlNodes.text(key);
            if (!known.contains(name)) {
                String message = "Expected one of " + known + ", found '" + name + "'.";
                fault(key, message, "Correct it or take it away." + LintContext.nearest(name, known));
            }
        }
    }

    /** The text of a value, that of its key when it is one; null when there is none. */
    String text(String name) {
        Node node = at(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode)) {
            fault(node, "Expected one value for " + name + ":, found a list or more.", "Write it on one line.");
            return null;
        }
        String text = YamlNodes.text(node).strip();
        Matcher key = KEY.matcher(text);
        if (key.matches()) {
            return ofKey(node, key.group(1));
        }
        return text.isEmpty() ? null : text;
    }

    private String ofKey(Node node, String key) {
        String value = keys.get(key);
        if (value == null || key.startsWith("secret:")) {
            String message = "Expected a key of the catalogue, found '{{" + key + "}}'.";
            fault(node, message, "Correct it or write the value." + LintContext.nearest(key, keys.keySet()));
            return null;
        }
        return value.isBlank() ? null : value.strip();
    }

    /** As {@link #text}; one that is missing is a finding. */
    String needed(String name, String hint) {
        boolean before = right;
        right = true;
        String text = text(name);
        if (text == null && right) {
            fault(at(name) == null ? entry : at(name), "Expected " + name + ":, found none.", hint);
        }
        right = right && before;
        return text;
    }

    /** Something of it was found wrong elsewhere. */
    void wrong() {
        right = false;
    }

    void fault(String name, String message, String hint) {
        fault(at(name), message, hint);
    }

    void fault(Node place, String message, String hint) {
        right = false;
        findings.add(rule, path, place, message, hint);
    }
}
