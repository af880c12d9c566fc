package io.tillbridge.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Classes by name. Values have a few plain types: a text that becomes a {@code java.io.File} would be read from the disk
 * by the next step.
 */
final class TypeNameCheck implements Check {
    private static final Set<String> TYPES = new TreeSet<>(Set.of(
            "String", "byte[]", "Integer", "Long", "Double", "Boolean", "BigDecimal", "List", "Map", "InputStream"));
    private static final Set<String> PACKAGES = Set.of("java.lang.", "java.math.", "java.util.", "java.io.");
    /** XPath gives these. */
    private static final Set<String> OF_XML = Set.of("NODE", "NODESET", "STRING", "NUMBER", "BOOLEAN");

    private static final Set<String> OF_STEPS = Set.of("convertBodyTo", "convertHeaderTo", "convertVariableTo");
    private static final Set<String> TYPED = Set.of("resultType", "resultTypeName", "bodyType");
    /** They name classes of the program, or let the data name them. */
    private static final Set<String> NEVER = Set.of(
            "allowUnmarshallType",
            "allowJmsType",
            "collectionType",
            "documentType",
            "factoryRef",
            "jsonView",
            "moduleClassNames",
            "objectMapper",
            "unmarshalType",
            "xmlMapper");

    @Override
    public void check(List<RouteFile> files, LintContext around, Findings findings) {
        files.forEach(file -> file.flows().forEach(flow -> walk(file, "", flow.body(), findings)));
    }

    private static void walk(RouteFile file, String holder, Node node, Findings findings) {
        for (Map.Entry<String, Node> entry : YamlNodes.entries(node).entrySet()) {
            String key = entry.getKey();
            boolean type = TYPED.contains(key) || key.equals("type") && OF_STEPS.contains(holder);
            if (NEVER.contains(key) && !holder.equals("parameters")) {
                String message = "Expected no class by name, found " + key + ".";
                findings.add(Rule.TYPE_NAME, file.path(), entry.getValue(), message, "Take the option away.");
            } else if (type && !known(YamlNodes.text(entry.getValue()))) {
                String message = "Expected a type of " + TYPES + ", found '" + YamlNodes.text(entry.getValue()) + "'.";
                findings.add(Rule.TYPE_NAME, file.path(), entry.getValue(), message, "Convert to one of these.");
            }
            walk(file, key, entry.getValue(), findings);
        }
        YamlNodes.items(node).forEach(item -> walk(file, holder, item, findings));
    }

    private static boolean known(String type) {
        String bare = PACKAGES.stream()
                .filter(type::startsWith)
                .findFirst()
                .map(name -> type.substring(name.length()))
                .orElse(type);
        return TYPES.contains(bare) || OF_XML.contains(type);
    }
}
