package io.tillbridge.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The text of {@code custom/keys.yaml}, or of a {@code <name>.keys.yaml} beside routes: under the name of each key its type, its default and a description.
 *
 * @param keys those declared without a fault, in the order of the file
 */
public record KeysFile(List<Declared> keys, List<OwnKeys.Fault> faults) {
    /** Below the routes folder. */
    public static final String PATH = RouteFile.KEYS;

    /** Whether a path below the routes folder is one of a file of keys. */
    public static boolean isOne(String path) {
        return RouteFile.keys(path);
    }

    private static final Pattern NAME = Pattern.compile("custom(\\.[a-z0-9]+(-[a-z0-9]+)*)+");
    private static final Pattern SIGN_IN =
            Pattern.compile(".*(password|passphrase|secret|token|api-?key|private-?key|credential).*");
    private static final Set<String> PARTS = new TreeSet<>(Set.of("default", "description", "type"));

    /**
     * A key as it is declared.
     *
     * @param type a word, which the configuration knows
     * @param line where its value would be corrected
     */
    public record Declared(String name, String type, String standard, String description, int line, int column) {}

    public KeysFile {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    /** @param types the words for types */
    public static KeysFile read(String text, Set<String> types) {
        if (YamlGuard.saysNothing(text)) {
            return new KeysFile(List.of(), List.of());
        }
        Findings findings = new Findings();
        List<Declared> keys = new ArrayList<>();
        YamlGuard.withComments(PATH, findings).read(text).ifPresent(root -> {
            RouteFiles.doubledKeys(PATH, root, findings);
            if (!YamlNodes.isMapping(root)) {
                String message = "Expected the names of keys, found another form.";
                findings.add(Rule.KEY, PATH, root, message, "Write `custom.<name>:` with its parts below.");
            }
            YamlNodes.keys(root).forEach(key -> key(key, root, types, keys, findings));
        });
        List<OwnKeys.Fault> faults = findings.list().stream()
                .map(it -> new OwnKeys.Fault(it.line(), it.column(), it.message(), it.hint()))
                .toList();
        return new KeysFile(keys, faults);
    }

    private static void key(Node key, Node root, Set<String> types, List<Declared> keys, Findings findings) {
        String name = YamlNodes.text(key);
        Node body = YamlNodes.at(root, name);
        Map<String, Node> parts = YamlNodes.entries(body);
        int before = findings.list().size();
        if (!NAME.matcher(name).matches()) {
            String message = "Expected custom.<name> in small letters, digits and dashes, found '" + name + "'.";
            findings.add(Rule.KEY, PATH, key, message, "Begin the name with `custom.`.");
        } else if (SIGN_IN.matcher(name).matches()) {
            String message = "Expected a key that may be shown, found '" + name + "'.";
            String hint = "Keep it as a secret: ./tillbridge secret set NAME, and write {{secret:NAME}} in the route.";
            findings.add(Rule.KEY, PATH, key, message, hint);
        }
        for (Node part : YamlNodes.keys(body)) {
            if (!PARTS.contains(YamlNodes.text(part))) {
                String message = "Expected one of " + PARTS + ", found '" + YamlNodes.text(part) + "'.";
                findings.add(
                        Rule.KEY,
                        PATH,
                        part,
                        message,
                        LintContext.nearest(YamlNodes.text(part), PARTS).strip());
            }
        }
        for (String part : PARTS) {
            if (!(parts.get(part) instanceof ScalarNode)) {
                String message = "Expected " + part + " of " + name + ", found none.";
                findings.add(Rule.KEY, PATH, key, message, "Write it below the name; a default may be \"\".");
            }
        }
        String type = YamlNodes.text(parts.get("type"));
        if (parts.containsKey("type") && !types.contains(type)) {
            String message = "Expected a type of " + new TreeSet<>(types) + ", found '" + type + "'.";
            findings.add(
                    Rule.KEY,
                    PATH,
                    parts.get("type"),
                    message,
                    LintContext.nearest(type, types).strip());
        }
        if (parts.containsKey("description")
                && YamlNodes.text(parts.get("description")).isBlank()) {
            String message = "Expected a sentence that says what " + name + " does, found none.";
            findings.add(Rule.KEY, PATH, parts.get("description"), message, "Write it.");
        }
        if (findings.list().size() == before) {
            Node standard = parts.get("default");
            keys.add(new Declared(
                    name,
                    type,
                    YamlNodes.text(standard).strip(),
                    YamlNodes.text(parts.get("description")).strip(),
                    standard.getStartMark().map(mark -> mark.getLine() + 1).orElse(0),
                    standard.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0)));
        }
    }
}
